package org.caseport.domain.catalog;

/**
 * A short text that helps people to solve a problem themselves.
 *
 * @param slug the article's name in its address: lower case letters, digits and hyphens
 * @param text what stands below the title, in CommonMark
 */
public record HelpArticle(String slug, LocalizedText title, LocalizedText text) {

    /** The path of the portal below which the articles are. */
    public static final String FOLDER = "/help";

    /** The address of the article in the portal, as links have it. */
    public String address() {
        return FOLDER + "/" + slug;
    }
}
