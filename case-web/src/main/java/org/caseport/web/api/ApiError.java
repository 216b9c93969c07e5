package org.caseport.web.api;

import org.caseport.web.frame.FaultKind;

/**
 * An error response of the Support API: the code by which clients know it, and a message for the reader of their log.
 */
public final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    private ApiError(String code, String message, int status) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** An error that the client can correct. Its status is 400, as clients repeat requests after 429 and 5xx. */
    public static ApiError of(String code, String message) {
        return new ApiError(code, message, 400);
    }

    static ApiError validation(String message) {
        return of("ValidationException", message);
    }

    static ApiError unreadable(String message) {
        return of("SerializationException", message);
    }

    /** The answer to a fault: status 503 if the same request can succeed soon, else 500 with a reference to the log. */
    static ApiError of(FaultKind fault, String reference) {
        String message =
                switch (fault) {
                    case FAULT -> "An internal error occurred. Reference: " + reference + ".";
                    case STORAGE_LOST, NOT_READY -> "The service can't reach its database right now. Try again soon.";
                    case STORAGE_UNSURE ->
                        "The service lost its database before the request was confirmed. Check"
                                + " whether it was carried out before you send it again.";
                    case BUSY -> "Another request is changing the same data. Try again soon.";
                    case TOO_LONG -> "The request took too long and was stopped. Nothing was changed.";
                };
        return new ApiError("InternalServerError", message, fault == FaultKind.FAULT ? 500 : 503);
    }

    static ApiError notChecked() {
        return new ApiError(
                "InternalServerError", "The virus scanner isn't responding right now. Try again soon.", 503);
    }

    public String code() {
        return code;
    }

    int status() {
        return status;
    }

    String said() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
