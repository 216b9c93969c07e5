package org.caseport.web.clockwork;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.storage.Storage;
import org.caseport.web.application.CatchingUpSearch;

/** Checks at each start that everything can be found, and catches up where it can't. Pages are served meanwhile. */
@ApplicationScoped
class SearchCatchUp {

    private static final Logger LOG = Logger.getLogger(SearchCatchUp.class.getName());

    @Resource
    ManagedExecutorService executor;

    @Inject
    CatchingUpSearch catchingUp;

    void begin(@Observes Storage.Ready ready) {
        executor.execute(this::catchUp);
    }

    private void catchUp() {
        try {
            long missing = catchingUp.missing();
            if (missing == 0) {
                return;
            }
            LOG.log(Level.INFO, "{0} entries can''t be found by search yet; they are being indexed", missing);
            Optional<CaseId> reached = catchingUp.step(null);
            while (reached.isPresent()) {
                reached = catchingUp.step(reached.get());
            }
            LOG.log(Level.INFO, "the index of the search is complete but for {0} entries", catchingUp.missing());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "search does not find everything; it is tried again at the next start", e);
        }
    }
}
