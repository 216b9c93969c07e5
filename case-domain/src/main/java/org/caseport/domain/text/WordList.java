package org.caseport.domain.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Reads lists of words that ship with the product: blanks and line ends separate words, {@code #} begins a comment. */
public final class WordList {

    private WordList() {}

    /** The words of a resource that lies beside this class or, with a slash before it, anywhere on the class path. */
    public static List<String> of(Class<?> reader, String resource) {
        try (InputStream bytes = reader.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException("there is no " + resource + " in the product");
            }
            return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.replaceFirst("#.*", ""))
                    .flatMap(line -> Stream.of(line.strip().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
