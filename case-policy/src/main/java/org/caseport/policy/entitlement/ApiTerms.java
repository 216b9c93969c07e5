package org.caseport.policy.entitlement;

/**
 * The limits for an account that uses the Support API: calls per second and cases per hour.
 *
 * @param callsPerSecond over all of the account's keys; 0 is no limit
 * @param casesPerHour the most cases the account opens in any 60 minutes, by API or not; 0 is no limit
 */
public record ApiTerms(int callsPerSecond, int casesPerHour) {}
