package org.caseport.domain.chat;

import java.util.regex.Pattern;

/** The id of a chat: 128 random bits as hexadecimal digits. */
public record ChatId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public ChatId {
        if (!isChatId(value)) {
            throw new IllegalArgumentException("not a chat id: " + value);
        }
    }

    /** Whether this text has the form of a chat id, so that it can be looked up. */
    public static boolean isChatId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
