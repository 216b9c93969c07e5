package org.caseport.web.application;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.caseport.policy.book.PolicyBooks;

/** The shipped policy book in force with one line changed, as an operator would change it. */
public final class ChangedBook {

    private static final String FILE = "2022-05.yaml";

    private ChangedBook() {}

    /** The book with {@code after} in place of {@code before}, which stands on one line of it. */
    public static PolicyBooks with(String before, String after) {
        try (InputStream shipped = PolicyBooks.class.getResourceAsStream("/policy/" + FILE)) {
            String text = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            if (text.lines().filter(line -> line.contains(before)).count() != 1) {
                throw new IllegalArgumentException("'" + before + "' is not on one line of " + FILE);
            }
            byte[] changed = text.replace(before, after).getBytes(StandardCharsets.UTF_8);
            return PolicyBooks.of(List.of(PolicyBooks.read(FILE, new ByteArrayInputStream(changed))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
