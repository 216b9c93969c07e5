package org.caseport.web.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** The message bundle in one language. A text with arguments is a {@link MessageFormat}; one without is taken as is. */
public record Texts(Locale locale) {

    private static final String BUNDLE = "org.caseport.web.messages";

    /** The text with this key. A missing one reads as its key, so that a page is never lost over a word. */
    public String get(String key, Object... arguments) {
        return find(key, arguments).orElse(key);
    }

    public Optional<String> find(String key, Object... arguments) {
        try {
            String text = bundle().getString(key);
            return Optional.of(arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader());
    }
}
