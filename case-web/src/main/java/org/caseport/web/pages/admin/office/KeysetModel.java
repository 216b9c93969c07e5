package org.caseport.web.pages.admin.office;

import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/**
 * Rows of a table whose pages are read by key and never counted, so that the last page is as quick as the first. Where
 * each page begins is kept in the state of the view; the table can go back, and forward by one page.
 *
 * @param <F> what is read
 * @param <R> what the table shows of it
 */
public class KeysetModel<F, R> extends LazyDataModel<R> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String start;
    private final transient Reading<F> reading;
    private final transient Function<F, String> key;
    private final transient Function<F, R> row;

    /** Reads at most so many, from the one after this key on. */
    @FunctionalInterface
    public interface Reading<F> {
        List<F> read(String after, int most);
    }

    /**
     * @param name the name of the table among those of its page
     * @param start the key before the first page
     */
    public KeysetModel(String name, String start, Reading<F> reading, Function<F, String> key, Function<F, R> row) {
        this.name = KeysetModel.class.getName() + "." + name;
        this.start = start;
        this.reading = reading;
        this.key = key;
        this.row = row;
    }

    /** As many as are known, or more: before a page is read, nobody knows whether it is full. */
    @Override
    public int count(Map<String, FilterMeta> filters) {
        return Integer.MAX_VALUE;
    }

    @Override
    public List<R> load(int first, int size, Map<String, SortMeta> sorting, Map<String, FilterMeta> filters) {
        List<String> starts = starts();
        int page = Math.min(first / size, starts.size() - 1);
        List<F> found = reading.read(starts.get(page), size + 1);
        boolean further = found.size() > size;
        if (further && page == starts.size() - 1) {
            starts.add(key.apply(found.get(size - 1)));
            view().getAttributes().put(name, starts);
        }
        int known = page * size + found.size();
        setRowCount(further ? Math.max(known, (starts.size() - 1) * size + 1) : known);
        return found.stream().limit(size).map(row).toList();
    }

    private List<String> starts() {
        List<String> starts = new ArrayList<>();
        if (view().getAttributes().get(name) instanceof List<?> kept) {
            kept.forEach(one -> starts.add(one.toString()));
        } else {
            starts.add(start);
        }
        return starts;
    }

    private static UIViewRoot view() {
        return FacesContext.getCurrentInstance().getViewRoot();
    }
}
