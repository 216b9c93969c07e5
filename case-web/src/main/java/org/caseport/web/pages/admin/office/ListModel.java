package org.caseport.web.pages.admin.office;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;

/**
 * Rows of a table that are few enough to be filtered and sorted here. Both are done anew for each request from what the
 * table says of its columns, so that sorting keeps the filter and nothing is kept between requests.
 *
 * @param <R> what a row shows
 */
public class ListModel<R> extends LazyDataModel<R> {

    private static final long serialVersionUID = 1L;

    private final transient List<R> all;
    private final transient Map<String, Function<R, String>> columns;

    /** @param columns the text of each column that can be filtered or sorted, by the column's field */
    public ListModel(List<R> all, Map<String, Function<R, String>> columns) {
        this.all = List.copyOf(all);
        this.columns = Map.copyOf(columns);
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return filtered(filters).size();
    }

    @Override
    public List<R> load(int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
        List<R> rows = filtered(filters);
        sorting.values().stream().filter(SortMeta::isActive).findFirst().ifPresent(sort -> rows.sort(by(sort)));
        setRowCount(rows.size());
        return rows.stream().skip(first).limit(size).toList();
    }

    private Comparator<R> by(SortMeta sort) {
        Comparator<R> order = Comparator.comparing(column(sort.getField()), String.CASE_INSENSITIVE_ORDER);
        return sort.getOrder() == SortOrder.DESCENDING ? order.reversed() : order;
    }

    private List<R> filtered(Map<String, FilterMeta> filters) {
        List<R> rows = new ArrayList<>(all);
        filters.values().stream().filter(FilterMeta::isActive).forEach(filter -> {
            String text = filter.getFilterValue().toString().strip().toLowerCase(Locale.ROOT);
            rows.removeIf(row -> !column(filter.getField())
                    .apply(row)
                    .toLowerCase(Locale.ROOT)
                    .contains(text));
        });
        return rows;
    }

    private Function<R, String> column(String field) {
        return Objects.requireNonNull(columns.get(field), () -> "no column " + field);
    }
}
