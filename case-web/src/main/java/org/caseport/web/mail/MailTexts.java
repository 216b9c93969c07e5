package org.caseport.web.mail;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of mails in one language. A text with arguments is a {@link MessageFormat}; one without is taken as is. */
record MailTexts(Locale locale) {

    private static final String BUNDLE = "org.caseport.web.mail.mail";

    String get(String key, Object... arguments) {
        String text = ResourceBundle.getBundle(BUNDLE, locale, MailTexts.class.getClassLoader())
                .getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }
}
