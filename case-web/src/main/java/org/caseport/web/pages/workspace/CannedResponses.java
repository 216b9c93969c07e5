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

/** Reads the canned responses for agents, by contact language. The file explains its format. */
@ApplicationScoped
public class CannedResponses {

    private static final String FILE = "canned-responses.yaml";
    private static final String PARAGRAPHS = "\n\n";

    private final Map<String, List<Canned>> byLanguage = read();

    /**
     * A canned response.
     *
     * @param text with placeholders such as {@code {customer}}
     */
    public record Canned(String title, String text) {}

    /** The canned responses in this language, else in English. */
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
