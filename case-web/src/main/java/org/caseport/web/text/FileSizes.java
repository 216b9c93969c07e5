package org.caseport.web.text;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * Formats file sizes for pages and mails: {@code 490 bytes}, {@code 210 KB}, {@code 4.8 MB}. The script files.js does
 * the same.
 */
public record FileSizes(Locale locale) {

    private static final int KILO = 1024;

    public String of(long bytes) {
        Texts texts = new Texts(locale);
        if (bytes < KILO) {
            return bytes == 1 ? texts.get("size.byte") : texts.get("size.bytes", bytes);
        }
        if (bytes < (long) KILO * KILO) {
            NumberFormat whole = NumberFormat.getIntegerInstance(locale);
            return texts.get("size.kilobytes", whole.format(Math.round(bytes / (double) KILO)));
        }
        NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
        oneDigit.setMaximumFractionDigits(1);
        return texts.get("size.megabytes", oneDigit.format(bytes / (double) KILO / KILO));
    }
}
