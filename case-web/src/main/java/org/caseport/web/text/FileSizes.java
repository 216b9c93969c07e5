package org.caseport.web.text;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * Formats file sizes for pages and mails: {@code 490 bytes}, {@code 210 KB}, {@code 4.8 MB}. The script files.js does
 * the same.
 */
public final class FileSizes {

    private static final double BYTES_PER_KB = 1024;
    private static final double KB_PER_MB = 1024;

    private FileSizes() {}

    public static String of(long bytes, Locale locale) {
        Texts texts = new Texts(locale);
        if (bytes < BYTES_PER_KB) {
            return bytes == 1 ? texts.get("size.byte") : texts.get("size.bytes", bytes);
        }
        double kilobytes = bytes / BYTES_PER_KB;
        if (Math.round(kilobytes) < KB_PER_MB) {
            NumberFormat whole = NumberFormat.getIntegerInstance(locale);
            return texts.get("size.kilobytes", whole.format(Math.round(kilobytes)));
        }
        NumberFormat oneDigit = NumberFormat.getNumberInstance(locale);
        oneDigit.setMaximumFractionDigits(1);
        return texts.get("size.megabytes", oneDigit.format(kilobytes / KB_PER_MB));
    }
}
