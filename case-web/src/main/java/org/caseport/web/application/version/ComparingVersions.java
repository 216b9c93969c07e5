package org.caseport.web.application.version;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.policy.book.BookDifference;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.data.BadDataException;

/** Compares two versions: by what they mean, and line by line. */
@ApplicationScoped
@Transactional
public class ComparingVersions {

    private static final int LINES_AROUND = 3;

    private static final DiffRowGenerator ROWS =
            DiffRowGenerator.create().lineNormalizer(line -> line).build();

    @Inject
    ReadingVersions reading;

    /** What differs; empty if one of the two does not exist. */
    public Optional<Comparison> compare(Administrator by, String from, String to) {
        Optional<VersionView> before = reading.find(by, from);
        Optional<VersionView> after = reading.find(by, to);
        return before.isPresent() && after.isPresent()
                ? Optional.of(compare(before.get(), after.get()))
                : Optional.empty();
    }

    private static Comparison compare(VersionView before, VersionView after) {
        List<Line> lines = new ArrayList<>();
        int old = 0;
        int now = 0;
        for (DiffRow row : ROWS.generateDiffRows(
                Arrays.asList(before.text().split("\n", -1)),
                Arrays.asList(after.text().split("\n", -1)))) {
            boolean removed = row.getTag() != DiffRow.Tag.INSERT;
            boolean added = row.getTag() != DiffRow.Tag.DELETE;
            old += removed ? 1 : 0;
            now += added ? 1 : 0;
            boolean same = row.getTag() == DiffRow.Tag.EQUAL;
            if (removed && !same) {
                lines.add(new Line(Line.Kind.REMOVED, old, 0, row.getOldLine()));
            }
            if (added) {
                lines.add(new Line(same ? Line.Kind.SAME : Line.Kind.ADDED, same ? old : 0, now, row.getNewLine()));
            }
        }
        try {
            PolicyBook first = BookText.read(before.code(), before.text());
            PolicyBook second = BookText.read(after.code(), after.text());
            Map<String, LocalizedText> names = new HashMap<>();
            Stream.of(first, second)
                    .flatMap(book -> book.plans().stream())
                    .forEach(terms -> names.put(terms.plan().code(), terms.name()));
            return new Comparison(before, after, true, names, BookDifference.between(first, second), around(lines));
        } catch (BadDataException unreadable) {
            return new Comparison(before, after, false, Map.of(), List.of(), around(lines));
        }
    }

    /** The changed lines with a few unchanged ones around them. */
    private static List<Line> around(List<Line> lines) {
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            List<Line> near =
                    lines.subList(Math.max(0, i - LINES_AROUND), Math.min(lines.size(), i + LINES_AROUND + 1));
            if (near.stream().anyMatch(line -> line.kind() != Line.Kind.SAME)) {
                shown.add(lines.get(i));
            }
        }
        return shown;
    }

    /**
     * What differs between two versions.
     *
     * @param readable whether both are valid books, so that they can be compared by what they mean
     * @param planNames the names of the plans of both, by code
     */
    public record Comparison(
            VersionView before,
            VersionView after,
            boolean readable,
            Map<String, LocalizedText> planNames,
            List<BookDifference> meaning,
            List<Line> lines) {}

    /**
     * A line of the comparison.
     *
     * @param before its number in the first text; 0 if it is not there
     * @param after its number in the second text
     */
    public record Line(Kind kind, int before, int after, String text) {

        /** What became of the line. */
        public enum Kind {
            SAME,
            REMOVED,
            ADDED
        }
    }
}
