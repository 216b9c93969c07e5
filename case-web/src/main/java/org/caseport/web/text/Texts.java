package org.caseport.web.text;

import java.text.MessageFormat;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of the message bundle in one language. A text with arguments is a {@link MessageFormat}; one without is
 * taken as is.
 */
public record Texts(Locale locale) {

    private static final String BUNDLE = "org.caseport.web.messages";

    /** The bundles of all languages, as looking one up takes longer than reading a text of it. */
    private static final Map<Locale, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    /** Parsed patterns, as parsing takes longer than formatting. */
    private static final Map<Pattern, MessageFormat> READ = new ConcurrentHashMap<>();

    private static final Map<Pattern, DateTimeFormatter> TIMES = new ConcurrentHashMap<>();

    /** The text with this key. A missing text is shown as its key, so that the page is shown nevertheless. */
    public String get(String key, Object... arguments) {
        return find(key, arguments).orElse(key);
    }

    public Optional<String> find(String key, Object... arguments) {
        try {
            String text = bundle().getString(key);
            return Optional.of(arguments.length == 0 ? text : filled(text, arguments));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** The formatter of times whose pattern is the text with this key. */
    public DateTimeFormatter times(String key) {
        return TIMES.computeIfAbsent(
                new Pattern(get(key), locale), one -> DateTimeFormatter.ofPattern(one.text, one.locale));
    }

    private String filled(String text, Object... arguments) {
        MessageFormat read =
                READ.computeIfAbsent(new Pattern(text, locale), one -> new MessageFormat(one.text, one.locale));
        // A MessageFormat that threads share must not be used directly.
        return ((MessageFormat) read.clone()).format(arguments);
    }

    private ResourceBundle bundle() {
        return BUNDLES.computeIfAbsent(
                locale, any -> ResourceBundle.getBundle(BUNDLE, any, Texts.class.getClassLoader()));
    }

    private record Pattern(String text, Locale locale) {}
}
