package org.caseport.policy.entitlement;

/**
 * How much an account may send and open.
 *
 * @param files the most files a communication carries
 * @param fileBytes the most bytes a file has
 * @param uploads the most files a communication carries that a program sent by parts
 * @param uploadBytes the most bytes such a file has
 * @param casesPerHour the most cases the account opens in any 60 minutes; 0 is no limit
 */
public record Limits(int files, long fileBytes, int uploads, long uploadBytes, int casesPerHour) {}
