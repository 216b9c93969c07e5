package org.caseport.web.pages;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionalException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.caseport.web.frame.FaultFilter;

/**
 * Passes on the exception that ended a transaction, such as a lost database connection; Jersey's own mapper fails on
 * it.
 */
@Provider
@Priority(1)
public class TransactionalExceptionMapper implements ExceptionMapper<TransactionalException> {

    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(TransactionalException end) {
        FaultFilter.handOn(request, end);
        return Response.serverError().build();
    }
}
