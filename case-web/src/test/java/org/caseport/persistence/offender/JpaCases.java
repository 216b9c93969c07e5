package org.caseport.persistence.offender;

/** Reads cases and forgets who sees them. */
final class JpaCases {}
