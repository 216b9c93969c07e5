package org.caseport.web.pages.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseport.domain.search.NameCursor;
import org.jspecify.annotations.Nullable;

/**
 * The search text, filters and place of a list of accounts or people, as its address has them.
 *
 * @param values the parameters that are not empty
 */
record AdminListParameters(Map<String, String> values) {

    static final String TEXT = "text";
    private static final String AFTER = "after";
    private static final String AFTER_ID = "afterId";

    /** The rank of the place; the whole name if it is missing. */
    private static final String RANK = "rank";

    private static final int LONGEST_TEXT = 100;
    private static final int LONGEST_KEY = 510;

    /**
     * Reads the address.
     *
     * @param filters the names of the filters
     */
    static AdminListParameters of(HttpServletRequest request, List<String> filters) {
        Map<String, String> values = new LinkedHashMap<>();
        keep(values, TEXT, request.getParameter(TEXT), LONGEST_TEXT);
        filters.forEach(name -> keep(values, name, request.getParameter(name), LONGEST_TEXT));
        keep(values, AFTER, request.getParameter(AFTER), LONGEST_KEY);
        keep(values, AFTER_ID, request.getParameter(AFTER_ID), LONGEST_TEXT);
        keep(values, RANK, request.getParameter(RANK), LONGEST_TEXT);
        return new AdminListParameters(values);
    }

    private static void keep(Map<String, String> values, String name, @Nullable String value, int longest) {
        if (value != null && !value.isEmpty()) {
            values.put(name, value.substring(0, Math.min(value.length(), longest)));
        }
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The place behind which the page begins; null for the first page. */
    @Nullable
    NameCursor place() {
        int rank = get(RANK).matches("[0-9]") ? Integer.parseInt(get(RANK)) : 0;
        return get(AFTER_ID).isEmpty() ? null : new NameCursor(rank, get(AFTER), get(AFTER_ID));
    }

    /** Whether only some are listed. */
    boolean isNarrowed() {
        return !first().values().isEmpty();
    }

    AdminListParameters first() {
        Map<String, String> first = new LinkedHashMap<>(values);
        first.keySet().removeAll(List.of(AFTER, AFTER_ID, RANK));
        return new AdminListParameters(first);
    }

    AdminListParameters after(NameCursor place) {
        Map<String, String> next = new LinkedHashMap<>(first().values());
        next.put(AFTER, place.key());
        next.put(AFTER_ID, place.id());
        if (place.rank() > 0) {
            next.put(RANK, Integer.toString(place.rank()));
        }
        return new AdminListParameters(next);
    }

    /** The address as a query: {@code ?text=…&…}; empty when there are no parameters. */
    String query() {
        return values.isEmpty()
                ? ""
                : values.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
