package org.caseport.web.frame;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Filter that reads all that a page shows in one transaction, which its use cases join: one connection and one commit
 * for each page, and shared data such as the account is read once. It applies to GET requests of some pages; changes
 * have the transactions of their use cases.
 */
public class ReadTransactionFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(ReadTransactionFilter.class.getName());

    /** The pages, as the server names them to filters: the start page is its welcome file. */
    private static final Set<String> PAGES =
            Set.of("/index.xhtml", "/cases", "/cases/case", "/workspace", "/workspace/case", "/workspace/board");

    @Inject
    transient UserTransaction transaction;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!request.getMethod().equals("GET") || !PAGES.contains(RequestPaths.path(request))) {
            chain.doFilter(request, response);
            return;
        }
        try {
            transaction.begin();
            boolean read = false;
            try {
                chain.doFilter(request, response);
                read = true;
            } finally {
                if (!read) {
                    giveUp();
                }
            }
            end();
        } catch (NotSupportedException
                | SystemException
                | RollbackException
                | HeuristicMixedException
                | HeuristicRollbackException e) {
            throw new ServletException(e);
        }
    }

    /** Rolls back without hiding the original fault. */
    private void giveUp() {
        try {
            transaction.rollback();
        } catch (SystemException | IllegalStateException ended) {
            LOG.fine("the transaction of a page that failed had ended already");
        }
    }

    private void end() throws SystemException, RollbackException, HeuristicMixedException, HeuristicRollbackException {
        if (transaction.getStatus() == Status.STATUS_ACTIVE) {
            transaction.commit();
        } else if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }
}
