package org.caseport.web.security.load;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.account.Person;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Filter that limits heavy reads, which are reports, exports and searches: one at a time for each person, and a few on
 * each server, so that they don't slow down everybody else. It runs before any transaction, so a waiting request holds
 * no connection.
 */
public class HeavyReadFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Pattern SEARCH = Pattern.compile("(?:^|&)q=[^&]");

    /** Leaves most database connections to others. */
    private static final String USUALLY_AT_ONCE = "4";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    @Inject
    @ConfigProperty(name = "caseport.heavy.reads", defaultValue = USUALLY_AT_ONCE)
    int atOnce;

    private transient Bulkhead turns = new Bulkhead(1, LONGEST_WAIT);

    @Override
    public void init() {
        turns = new Bulkhead(atOnce, LONGEST_WAIT);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Person> person = isHeavy(RequestPaths.path(request), request.getQueryString())
                ? AuthenticatedPerson.of(request)
                : Optional.empty();
        if (person.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Bulkhead.Turn> turn = turn(person.get());
        if (turn.isEmpty()) {
            ErrorPage.tooMuch(request, response, "manyReads");
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            turn.get().end();
        }
    }

    /** Looks at the query string, since reading parameters would consume the body of a post. */
    static boolean isHeavy(String path, @Nullable String query) {
        return HeavyReadPaths.isExport(path)
                || HeavyReadPaths.isReport(path)
                || (HeavyReadPaths.isList(path)
                        && query != null
                        && SEARCH.matcher(query).find());
    }

    private Optional<Bulkhead.Turn> turn(Person person) {
        try {
            return turns.turn(person.id().value());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
