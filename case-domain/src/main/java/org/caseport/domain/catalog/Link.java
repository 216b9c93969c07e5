package org.caseport.domain.catalog;

/**
 * A recommended link: information that may resolve the problem without a case.
 *
 * @param address an absolute https address, or a path below the portal's root
 */
public record Link(LocalizedText title, String address) {}
