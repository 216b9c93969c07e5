package org.caseport.web.application.version;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.data.YamlEntry;

/** The text of a policy book under its code. */
public final class BookText {

    private BookText() {}

    /**
     * Reads the book.
     *
     * @throws org.caseport.policy.data.BadDataException when it is no valid book
     */
    public static PolicyBook read(String code, String text) {
        return PolicyBooks.read(file(code), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The text with this code as its version; nothing else changes.
     *
     * @throws org.caseport.policy.data.BadDataException when the text has no version
     */
    static String renamed(String text, String code) {
        YamlEntry version = YamlEntry.read("book", text).get("version");
        return version.range()
                .orElseThrow(() -> version.wrong("expected a word"))
                .replacedIn(text, code);
    }

    static String file(String code) {
        return code + ".yaml";
    }
}
