package org.caseport.web.application.report;

import java.util.List;
import java.util.Locale;
import org.caseport.domain.account.Person;
import org.caseport.domain.report.Report;
import org.jspecify.annotations.Nullable;

/** Writes reports in the words of a reader outside of any page, with the tables that the page shows. */
public interface ReportTables {

    /**
     * The report as this person reads it.
     *
     * @param portal the address of the start page; empty where none is set, and then nothing leads anywhere
     */
    Written write(Report report, Person reader, Locale language, String portal);

    /**
     * A report in words.
     *
     * @param asOf until when facts were recorded
     * @param definition how it is counted
     * @param address of the same report on the page; empty where no address of the portal is set
     */
    record Written(
            String title,
            String period,
            String zone,
            String asOf,
            String definition,
            String address,
            List<Table> tables) {

        public Written {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A table.
     *
     * @param title empty for the first
     * @param headings of all columns, the names of the rows first
     */
    record Table(String title, List<String> headings, List<Line> lines) {

        public Table {
            headings = List.copyOf(headings);
            lines = List.copyOf(lines);
        }
    }

    /**
     * A row.
     *
     * @param total whether it is about all of the period, or of the one before
     */
    record Line(String name, boolean total, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A number.
     *
     * @param address of the cases behind it; null where it leads nowhere
     */
    record Cell(String text, @Nullable String address) {}
}
