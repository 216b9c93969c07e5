package org.caseport.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Supplier;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;
import org.eclipse.persistence.sessions.UnitOfWork;

/** Counts the queries that really go to the database while something is asked. */
public final class QueryCount {

    private int statements;

    public int statements() {
        return statements;
    }

    public <T> T during(EntityManager entities, Supplier<T> question) {
        UnitOfWork session = entities.unwrap(UnitOfWork.class);
        SessionEventAdapter counter = new SessionEventAdapter() {
            @Override
            public void preExecuteQuery(SessionEvent event) {
                statements++;
            }
        };
        session.getEventManager().addListener(counter);
        try {
            return question.get();
        } finally {
            session.getEventManager().removeListener(counter);
        }
    }
}
