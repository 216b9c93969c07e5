package org.caseport.web.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caseport.web.text.Languages;

/** The columns of a list that its reader has chosen in this browser: {@code list.js} keeps them in a cookie. */
public final class ChosenColumns {

    private ChosenColumns() {}

    /**
     * The chosen ones of these columns.
     *
     * @return what the cookie names and the list has, which may be none; empty when nothing has been chosen
     */
    public static Optional<List<String>> in(HttpServletRequest request, String cookie, List<String> columns) {
        return Optional.of(Languages.cookie(request, cookie))
                .filter(kept -> !kept.isEmpty())
                .map(kept -> Arrays.stream(kept.split("\\."))
                        .filter(columns::contains)
                        .distinct()
                        .toList());
    }
}
