package org.caseport.policy.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.catalog.HelpArticle;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.policy.data.YamlEntry;

/**
 * Reads the help articles that links of a catalog lead to. The article of the link {@code /help/dns} is there in every
 * language, as {@code help/dns.en.md} and so on: the title in the first line, as a heading, and the text below it. An
 * error in an article is reported at the link.
 */
final class HelpArticleReader {

    private static final Pattern ADDRESS = Pattern.compile(HelpArticle.FOLDER + "/(.*)");
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final Pattern ARTICLE = Pattern.compile("# (\\S[^\\n]*)\\n\\n(\\S.*)", Pattern.DOTALL);

    private final CatalogReader.Files files;
    private final Map<String, HelpArticle> bySlug = new LinkedHashMap<>();

    HelpArticleReader(CatalogReader.Files files) {
        this.files = files;
    }

    /** Reads the article at this address; any other address leads to none. */
    void follow(YamlEntry address, List<String> languages) {
        Matcher article = ADDRESS.matcher(address.text());
        if (article.matches() && !bySlug.containsKey(article.group(1))) {
            bySlug.put(article.group(1), read(article.group(1), address, languages));
        }
    }

    /** The articles that were read, in the order of the first links to them. */
    List<HelpArticle> all() {
        return List.copyOf(bySlug.values());
    }

    private HelpArticle read(String slug, YamlEntry address, List<String> languages) {
        if (!SLUG.matcher(slug).matches()) {
            throw address.wrong(
                    "the address of an article is lower case letters, digits and hyphens, not \"" + slug + "\"");
        }
        Map<String, String> titles = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (String language : languages) {
            String file = "help/" + slug + "." + language + ".md";
            Matcher parts = ARTICLE.matcher(content(file, address));
            if (!parts.matches()) {
                throw address.wrong(file + " has to begin with a heading, an empty line and a text");
            }
            titles.put(language, parts.group(1).strip());
            texts.put(language, parts.group(2).strip());
        }
        return new HelpArticle(slug, new LocalizedText(titles), new LocalizedText(texts));
    }

    private String content(String file, YamlEntry address) {
        try (InputStream bytes = files.open(file)) {
            if (bytes == null) {
                throw address.wrong("there is no file " + file);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't read " + file, unreadable);
        }
    }
}
