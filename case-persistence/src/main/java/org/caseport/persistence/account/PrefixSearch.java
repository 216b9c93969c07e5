package org.caseport.persistence.account;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.text.BlankText;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows by the beginning of one of several generated columns, in the order of the columns, and within each in its
 * own order. Each has an index, from which at most a page is read. A row that matches in several columns is found in
 * the first of them; skipping it in the others is cheap, since a column is read only when those before are exhausted.
 */
final class PrefixSearch {

    private static final int LONGEST_TEXT = 320;

    private final EntityManager entities;
    private final String table;
    private final List<String> keys;
    private final List<String> conditions = new ArrayList<>();
    private final List<String> wideConditions = new ArrayList<>();
    private final List<Object> parameters = new ArrayList<>();

    /**
     * @param keys the columns; the first one sorts the list when no text is searched
     */
    PrefixSearch(EntityManager entities, String table, List<String> keys) {
        this.entities = entities;
        this.table = table;
        this.keys = keys;
    }

    /** Adds a condition with one parameter, which it has as {@code ?}. */
    void and(String condition, Object value) {
        and(condition.replace("?", parameter(value)));
    }

    void and(String condition) {
        conditions.add(condition);
    }

    /** The column has one of these values, of which there is at least one. */
    void andOneOf(String column, List<String> values) {
        and(
                values.size() == 1
                        ? column + " = " + parameter(values.get(0))
                        : column + " in ("
                                + values.stream().map(this::parameter).collect(Collectors.joining(", ")) + ")");
    }

    /**
     * Adds a condition that many rows fulfil. Its own index is sorted by the first column; for the other columns, and
     * beside conditions that few rows fulfil, a database that chose it would read and sort all these rows.
     */
    void andWide(String condition, Object value) {
        andWide(condition.replace("?", parameter(value)));
    }

    void andWide(String condition) {
        wideConditions.add(condition);
    }

    private String parameter(Object value) {
        parameters.add(value);
        return "?" + parameters.size();
    }

    /** The places of the rows that begin with this text, in the order of the list. */
    List<NameCursor> find(String text, @Nullable NameCursor after, int most) {
        String begin = StorableText.storable(
                BlankText.strip(text).toLowerCase(Locale.ROOT).replace('\u3000', ' '), LONGEST_TEXT);
        int columns = begin.isEmpty() ? 1 : keys.size();
        List<NameCursor> places = new ArrayList<>();
        for (int rank = after == null ? 0 : after.rank(); rank < columns && places.size() < most; rank++) {
            NameCursor from = after != null && after.rank() == rank ? after : new NameCursor(rank, begin, "");
            places.addAll(page(begin, from, most - places.size()));
        }
        return places;
    }

    /** The next rows that begin with the text in this column, and in none before it. */
    private List<NameCursor> page(String begin, NameCursor after, int most) {
        String key = keys.get(after.rank());
        List<Object> values = new ArrayList<>(parameters);
        List<String> all = new ArrayList<>(conditions);
        boolean byIndex = after.rank() == 0 && conditions.isEmpty();
        wideConditions.forEach(one -> all.add(byIndex ? one : "(" + one + ") is true"));
        values.addAll(List.of(StorableText.storable(after.key()), StorableText.storable(after.id())));
        String from = "?" + (values.size() - 1);
        all.add(key + " >= " + from + " and (" + key + " > " + from + " or id > ?" + values.size() + ")");
        if (!begin.isEmpty()) {
            values.addAll(List.of(begin, behind(begin)));
            String first = "?" + (values.size() - 1);
            String end = "?" + values.size();
            all.add(key + " >= " + first + " and " + key + " < " + end);
            for (String before : keys.subList(0, after.rank())) {
                all.add("(" + before + " is null or " + before + " < " + first + " or " + before + " >= " + end + ")");
            }
        }
        Query query = entities.createNativeQuery("select " + key + ", id from " + table + " where "
                + String.join(" and ", all) + " order by " + key + ", id fetch first " + most + " rows only");
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        List<?> found = query.getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new NameCursor(after.rank(), (String) row[0], (String) row[1]))
                .toList();
    }

    /** The text behind all that begin with this one: the same with the next character at its end. */
    private static String behind(String begin) {
        int last = begin.codePointBefore(begin.length());
        int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
        return begin.substring(0, begin.length() - Character.charCount(last))
                + Character.toString(Math.min(next, Character.MAX_CODE_POINT));
    }
}
