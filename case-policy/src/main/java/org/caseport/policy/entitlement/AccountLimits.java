package org.caseport.policy.entitlement;

import java.time.Duration;

/**
 * The limits of an account for files and new cases.
 *
 * @param files the most files a communication carries
 * @param fileBytes the most bytes a file has
 * @param uploads the most files of a communication that a program sent in parts
 * @param uploadBytes the most bytes such a file has
 * @param casesPerHour the most cases the account opens in any 60 minutes; 0 is no limit
 */
public record AccountLimits(int files, long fileBytes, int uploads, long uploadBytes, int casesPerHour) {

    /** The period in which opened cases count: an hour that ends at each instant. */
    public static final Duration QUOTA_WINDOW = Duration.ofHours(1);
}
