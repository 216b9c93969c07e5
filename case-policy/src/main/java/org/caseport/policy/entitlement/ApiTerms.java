package org.caseport.policy.entitlement;

/**
 * The terms for an account that uses the Support API.
 *
 * @param callsPerSecond over all of the account's keys; 0 is no limit
 */
public record ApiTerms(int callsPerSecond) {}
