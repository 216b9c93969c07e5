package org.caseport.web.text;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a CSV file for spreadsheets. It begins with a byte order mark, as Excel reads a file without one in its old
 * code page and breaks letters beyond ASCII; other programs skip it. No cell is ever a formula.
 */
public final class CsvFile implements AutoCloseable {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    /** What spreadsheets take for the beginning of a formula, in full width too, or skip before one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    /** Spaces and invisible characters at the beginning, which some programs may skip too. */
    private static final Pattern UNSEEN = Pattern.compile("^[\\s\\p{Z}\\p{C}]+");

    private final CSVPrinter printer;
    private final DateTimeFormatter times;

    public CsvFile(OutputStream out, ZoneId zone) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(BYTE_ORDER_MARK);
        this.printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        this.times =
                DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    public void line(List<String> cells) throws IOException {
        printer.printRecord(
                cells.stream().map((UnaryOperator<String>) CsvFile::harmless).toList());
    }

    public String time(Instant instant) {
        return times.format(instant);
    }

    public void flush() throws IOException {
        printer.flush();
    }

    /** The cell, with an apostrophe in front if a spreadsheet would compute it. */
    static String harmless(String cell) {
        String visible = UNSEEN.matcher(cell).replaceFirst("");
        boolean dangerous = !cell.isEmpty()
                && (DANGEROUS.indexOf(cell.charAt(0)) >= 0
                        || (!visible.isEmpty() && DANGEROUS.indexOf(visible.charAt(0)) >= 0));
        return dangerous ? "'" + cell : cell;
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
