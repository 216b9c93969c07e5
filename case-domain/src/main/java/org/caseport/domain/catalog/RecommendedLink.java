package org.caseport.domain.catalog;

/**
 * A recommended link: information that may resolve the problem without a case.
 *
 * @param address an absolute https address, or a path below the portal's root such as {@code /help/dns}
 */
public record RecommendedLink(LocalizedText title, String address) {

    /** Whether it leads to a page of the portal. */
    public boolean isHere() {
        return address.startsWith("/");
    }
}
