package org.caseport.policy.entitlement;

/**
 * How much an account's programs may call the Support API.
 *
 * @param callsPerSecond over all of the account's keys; 0 is no limit
 * @param casesPerHour the most cases the account opens in any 60 minutes, in whatever way; 0 is no limit
 */
public record ApiTerms(int callsPerSecond, int casesPerHour) {}
