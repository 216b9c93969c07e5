package org.caseport.domain.catalog;

/**
 * A short text that helps people to solve a problem themselves.
 *
 * @param slug the article's name in its address: lower case letters, digits and hyphens
 * @param text what stands below the title, in CommonMark
 */
public record HelpArticle(String slug, LocalizedText title, LocalizedText text) {

    /** Below which path of the portal the articles are. */
    public static final String FOLDER = "/help";

    /** Where the portal shows it, as links have it. */
    public String address() {
        return FOLDER + "/" + slug;
    }
}
