package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.caseport.domain.search.NameCursor;
import org.jspecify.annotations.Nullable;

/**
 * A list of accounts or people whose search, filters and place are in its address.
 *
 * @param <F> what is found
 */
public abstract class AdminListPage<F> {

    private static final int SHOWN = 50;

    private final String path;
    private final List<String> filters;

    @Inject
    protected HttpServletRequest request;

    private AdminListParameters address = new AdminListParameters(Map.of());
    private @Nullable List<F> found;

    /**
     * @param path the page's path
     * @param filters the parameters of its filters
     */
    protected AdminListPage(String path, List<String> filters) {
        this.path = path;
        this.filters = filters;
    }

    @PostConstruct
    void read() {
        address = AdminListParameters.of(request, filters);
    }

    protected abstract List<F> find(@Nullable NameCursor after, int most);

    protected abstract NameCursor placeOf(F one);

    /** What this page of the list shows. */
    protected final List<F> shown() {
        return found().stream().limit(SHOWN).toList();
    }

    /** What the page shows and one more, if there is more. */
    private List<F> found() {
        if (found == null) {
            found = find(address.place(), SHOWN + 1);
        }
        return found;
    }

    AdminListParameters address() {
        return address;
    }

    /** The value of a field of the filter form. */
    public String get(String field) {
        return address.get(field);
    }

    public boolean isNarrowed() {
        return address.isNarrowed();
    }

    public boolean isEarlier() {
        return address.place() != null;
    }

    public boolean isFurther() {
        return found().size() > SHOWN;
    }

    public String firstAddress() {
        return path + address.first().query();
    }

    public String furtherAddress() {
        return path + address.after(placeOf(found().get(SHOWN - 1))).query();
    }
}
