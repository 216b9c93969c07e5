package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caseport.web.pages.ChosenColumns;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the queue that the agent has chosen in this browser, in a cookie of the page's script. Without a
 * choice the width of the window decides.
 */
@Named
@RequestScoped
public class QueueColumns {

    private static final String COOKIE = "caseport-queue-columns";
    private static final List<String> COLUMNS =
            List.of("number", "severity", "account", "status", "contact", "assignee", "activity", "service");

    @Inject
    HttpServletRequest request;

    @Inject
    Labels labels;

    /** The codes of the chosen columns, separated by blanks; null when nothing was chosen. */
    public @Nullable String chosen() {
        return ChosenColumns.in(request, COOKIE, COLUMNS)
                .map(columns -> String.join(" ", columns))
                .orElse(null);
    }

    /** All columns that can be chosen. */
    public List<Column> all() {
        return COLUMNS.stream()
                .map(code -> new Column(code, labels.format("queue." + code)))
                .toList();
    }

    /** A column with its heading. */
    public record Column(String code, String name) {}
}
