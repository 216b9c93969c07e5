package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.policy.data.YamlEntry;

/** What agents write again and again, by contact language. The file explains its form. */
@ApplicationScoped
public class CannedResponses {

    private static final String FILE = "canned-responses.yaml";
    private static final String PARAGRAPHS = "\n\n";

    private final Map<String, List<Canned>> byLanguage = read();

    /**
     * A text to begin with.
     *
     * @param text with places such as {@code {customer}} that are filled for the case at hand
     */
    public record Canned(String title, String text) {}

    /** Those in this language, else the English ones. */
    public List<Canned> in(String language) {
        return byLanguage.getOrDefault(language, byLanguage.getOrDefault("en", List.of()));
    }

    private static Map<String, List<Canned>> read() {
        try (InputStream bytes = CannedResponses.class.getResourceAsStream("/desk/" + FILE)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no file desk/" + FILE);
            }
            Map<String, List<Canned>> read = new HashMap<>();
            YamlEntry.read(FILE, bytes)
                    .byKey()
                    .forEach((language, all) -> read.put(
                            language,
                            all.items().stream().map(CannedResponses::canned).toList()));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("can't read desk/" + FILE, e);
        }
    }

    private static Canned canned(YamlEntry entry) {
        entry.hasOnly("title", "text");
        String paragraphs =
                entry.get("text").items().stream().map(YamlEntry::text).collect(Collectors.joining(PARAGRAPHS));
        return new Canned(entry.get("title").text(), paragraphs);
    }
}
