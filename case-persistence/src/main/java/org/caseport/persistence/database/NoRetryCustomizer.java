package org.caseport.persistence.database;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Makes a statement on a lost connection fail at once. EclipseLink would wait five seconds and retry it, twice, in a
 * transaction that is lost with its connection, while somebody waits and another server could answer.
 */
public class NoRetryCustomizer implements SessionCustomizer {

    @Override
    public void customize(Session session) {
        session.getLogin().setQueryRetryAttemptCount(0);
    }
}
