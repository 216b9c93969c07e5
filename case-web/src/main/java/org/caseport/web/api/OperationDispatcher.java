package org.caseport.web.api;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.caseport.domain.access.IdempotencyKeys.Call;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.api.transport.Spool;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.access.IdempotentCalls;
import org.jspecify.annotations.Nullable;

/** Finds the operation that a program calls and performs it: once per idempotency key, or rolled back for a dry run. */
@ApplicationScoped
class OperationDispatcher {

    private static final String TARGET = "AWSSupport_20130415.";
    private static final int LONGEST_INVOCATION = 100;

    /**
     * How many changing calls run at a time, of all accounts. One with files needs two of the pool's 30 connections,
     * and pages need some too.
     */
    private static final int CHANGING_AT_ONCE = 12;

    private static final int LONGEST_WAIT_SECONDS = 15;

    @Inject
    CaseOperations cases;

    @Inject
    AttachmentOperations attachments;

    @Inject
    UploadOperations uploads;

    @Inject
    CatalogOperations catalog;

    @Inject
    IdempotentCalls idempotentCalls;

    private final Map<String, Operation> operations = new HashMap<>();
    private final Semaphore changing = new Semaphore(CHANGING_AT_ONCE, true);

    @PostConstruct
    void collect() {
        operations.putAll(cases.all());
        operations.putAll(attachments.all());
        operations.putAll(uploads.all());
        operations.putAll(catalog.all());
    }

    ApiResponse answer(ApiCaller program, SignedRequest request, RequestBody body, Spool spool) throws IOException {
        String target = request.header("x-amz-target");
        String name = target != null && target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        Operation operation = operations.get(name);
        if (operation == null) {
            throw ApiError.of("UnknownOperationException", "This operation doesn't exist here.");
        }
        RequestParameters asked = RequestReader.read(body, operation.shape(), spool);
        boolean rehearsal = asked.yes("dryRun", false);
        if (!operation.changes() && !rehearsal) {
            return operation.act().answer(program, asked);
        }
        waitForTurn();
        try {
            if (rehearsal) {
                throw rehearsed(operation, program, asked);
            }
            return changed(operation, program, asked, call(name, program, request, body));
        } finally {
            changing.release();
        }
    }

    private void waitForTurn() {
        try {
            if (changing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ApiError.of("ThrottlingException", "The server is too busy right now. Try again soon.");
    }

    private ApiResponse changed(Operation operation, ApiCaller program, RequestParameters asked, @Nullable Call call) {
        AtomicReference<@Nullable ApiError> no = new AtomicReference<>();
        IdempotentCalls.Answer answer = idempotentCalls.answer(call, () -> attempt(operation, program, asked, no));
        ApiError refused = no.get();
        if (refused != null) {
            throw refused;
        }
        return new ApiResponse.Text(answer.text());
    }

    private ApiError rehearsed(Operation operation, ApiCaller program, RequestParameters asked) {
        AtomicReference<@Nullable ApiError> no = new AtomicReference<>();
        try {
            idempotentCalls.dryRun(() -> attempt(operation, program, asked, no));
        } catch (IdempotentCalls.Rehearsed e) {
            ApiError refused = no.get();
            if (refused != null) {
                return refused;
            }
        }
        return ApiError.of(
                "DryRunOperationException", "The request would have succeeded, but the dryRun parameter is set.");
    }

    /**
     * Performs the operation. An error is returned and not thrown, so that what was journaled about it is not rolled
     * back.
     */
    private static IdempotentCalls.Answer attempt(
            Operation operation, ApiCaller program, RequestParameters asked, AtomicReference<@Nullable ApiError> no) {
        try {
            ApiResponse answer = operation.act().answer(program, asked);
            return new IdempotentCalls.Answer(answer instanceof ApiResponse.Text text ? text.json() : "", true);
        } catch (ApiError refused) {
            no.set(refused);
            return new IdempotentCalls.Answer("", false);
        }
    }

    /** The idempotency key of the call; null without one. Clients repeat a call with the same invocation id. */
    private static @Nullable Call call(String operation, ApiCaller program, SignedRequest request, RequestBody body) {
        String invocation = request.header("amz-sdk-invocation-id");
        return invocation == null || invocation.isBlank() || invocation.length() > LONGEST_INVOCATION
                ? null
                : new Call(program.member().account(), program.key().id(), operation, invocation, body.sha256());
    }
}
