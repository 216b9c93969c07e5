package org.caseport.web.clockwork;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.search.CaseSearch;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.cases.CatchingUpSearch;

/** Adds missing entries to the search index at each start, in the background. */
@ApplicationScoped
class SearchCatchUpTask {

    private static final Logger LOG = Logger.getLogger(SearchCatchUpTask.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Inject
    CatchingUpSearch catchingUp;

    void begin(@Observes DatabaseStatus.Ready ready) {
        executor.execute(this::catchUp);
    }

    private void catchUp() {
        try {
            long added = 0;
            Optional<CaseSearch.Indexed> reached = catchingUp.step(null);
            while (reached.isPresent()) {
                added += reached.get().added();
                reached = catchingUp.step(reached.get().last());
            }
            if (added > 0) {
                LOG.log(Level.INFO, "search finds {0} entries that it did not find before", added);
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "search does not find everything; it is tried again at the next start", e);
        }
    }
}
