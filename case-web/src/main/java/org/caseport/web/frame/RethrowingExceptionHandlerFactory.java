package org.caseport.web.frame;

import jakarta.faces.FacesException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.event.AbortProcessingException;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.util.Iterator;

/** Makes Faces rethrow exceptions of pages, so that {@link FaultFilter} logs and answers them. */
public class RethrowingExceptionHandlerFactory extends ExceptionHandlerFactory {

    public RethrowingExceptionHandlerFactory(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Flying(getWrapped().getExceptionHandler());
    }

    private static final class Flying extends ExceptionHandlerWrapper {

        Flying(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> queued =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (queued.hasNext()) {
                Throwable fault = queued.next().getContext().getException();
                queued.remove();
                if (fault instanceof AbortProcessingException) {
                    continue;
                }
                if (fault instanceof RuntimeException runtime) {
                    throw runtime;
                }
                if (fault instanceof Error error) {
                    throw error;
                }
                throw new FacesException(fault);
            }
        }
    }
}
