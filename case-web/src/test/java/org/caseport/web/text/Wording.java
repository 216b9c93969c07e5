package org.caseport.web.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.caseport.web.SourceTree;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every text that people read in pages and mails, in one language: message bundles, catalog, canned responses. */
final class Wording {

    /** The top folder, from wherever Maven or an editor runs this. */
    private static final Path BUNDLES = SourceTree.TOP.resolve("case-web/src/main/resources/org/caseport/web");

    /** Where data files hold texts below keys such as {@code en} and {@code ja}. */
    private static final List<Path> DATA = List.of(
            SourceTree.TOP.resolve("case-policy/src/main/resources"),
            SourceTree.TOP.resolve("case-web/src/main/resources"));

    /**
     * A text and where it stands.
     *
     * @param place a key of a bundle, a data file and the key there, or a help article
     */
    record Said(String place, String text) {

        @Override
        public String toString() {
            return place + ": " + text;
        }
    }

    private Wording() {}

    static List<Said> in(String language) throws IOException {
        List<Said> all = new ArrayList<>(bundled(language));
        for (Path folder : DATA) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".yaml"))
                        .sorted()
                        .toList()) {
                    collect(file.getFileName().toString(), "", read(file), language, all);
                }
            }
        }
        return all;
    }

    /** What the message bundles say. */
    static List<Said> bundled(String language) throws IOException {
        String ending = language.equals("en") ? ".properties" : "_" + language + ".properties";
        List<Said> all = new ArrayList<>();
        for (String bundle : List.of("messages", "mail/mail")) {
            Properties texts = new Properties();
            try (Reader reader = Files.newBufferedReader(BUNDLES.resolve(bundle + ending))) {
                texts.load(reader);
            }
            texts.forEach((key, text) -> all.add(new Said(key.toString(), text.toString())));
        }
        return all;
    }

    private static Object read(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    /** The help articles, without their code. */
    static List<Said> articles(String language) throws IOException {
        List<Said> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(SourceTree.TOP.resolve("case-policy/src/main/resources/catalog/help"))) {
            for (Path file : files.filter(one -> one.toString().endsWith("." + language + ".md"))
                    .sorted()
                    .toList()) {
                String text = Files.readString(file).replaceAll("(?s)```.*?```|`[^`]*`", "…");
                all.add(new Said(file.getFileName().toString(), text));
            }
        }
        return all;
    }

    /** The texts in this language, found below the language's code; the key above it says what they are. */
    private static void collect(String file, String kind, Object data, String language, List<Said> all) {
        if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals(language)) {
                    add(file + " " + kind, value, all);
                } else {
                    collect(file, key.toString(), value, language, all);
                }
            });
        } else if (data instanceof List<?> list) {
            list.forEach(value -> collect(file, kind, value, language, all));
        }
    }

    private static void add(String place, Object data, List<Said> all) {
        if (data instanceof Map<?, ?> map) {
            map.values().forEach(value -> add(place, value, all));
        } else if (data instanceof List<?> list) {
            list.forEach(value -> add(place, value, all));
        } else if (data instanceof String text) {
            all.add(new Said(place, text));
        }
    }
}
