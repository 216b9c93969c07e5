package org.caseport.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.caseport.web.api.signature.AuthorizationHeader;
import org.caseport.web.api.signature.SignatureV4;
import org.caseport.web.api.transport.ConcurrencyLimit;
import org.caseport.web.api.transport.RequestBody;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.access.IdentifyingApiCallers;
import org.caseport.web.application.access.RefusedCalls;
import org.caseport.web.application.journal.RequestOrigin;
import org.caseport.web.watch.LogContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Authenticates calls of the Support API: access key, signature, account, support plan and rate limit. */
@ApplicationScoped
class CallerAuthentication {

    /** How many calls of one account a server handles at a time, so that other accounts get their turn. */
    static final int AT_ONCE = 8;

    @Inject
    IdentifyingApiCallers identifying;

    @Inject
    RefusedCalls refused;

    @Inject
    ApiErrorMessages messages;

    @Inject
    RequestOrigin actingFrom;

    @Inject
    Clock clock;

    /** The host that clients sign when a reverse proxy is in between. */
    @Inject
    @ConfigProperty(name = "caseport.external.host")
    Optional<String> externalHost;

    private final ConcurrencyLimit turns = new ConcurrencyLimit(AT_ONCE);

    /** The caller that the credential names. Throws for an unknown key, before the body is read. */
    ApiCaller claimed(SignedRequest request, AuthorizationHeader credential) {
        signatures().checkClaims(request, credential, clock.instant());
        return identifying
                .find(credential.accessKey())
                .orElseThrow(() -> ApiError.of(
                        "UnrecognizedClientException", "The access key included in the request is not valid."));
    }

    /** Checks the signature, whether the account is suspended, the plan's access to the API, and the rate limit. */
    void check(SignedRequest request, AuthorizationHeader credential, ApiCaller program, RequestBody body) {
        try {
            signatures().check(request, credential, program.secret(), body.sha256(), body.size());
        } catch (ApiError wrong) {
            refused.note(program, "WRONG_SIGNATURE");
            throw wrong;
        }
        identifying.noteUse(program);
        actingFrom.program(program.key().id());
        LogContext.current()
                .ifPresent(context -> context.isOf(program.member().account().digits()));
        Optional<ApiError> suspended = whySuspended(program);
        if (suspended.isPresent()) {
            throw suspended.get();
        }
        if (!program.api().isGranted()) {
            refused.note(program, "SUBSCRIPTION_REQUIRED");
            throw ApiError.of(
                    "SubscriptionRequiredException",
                    "Amazon Web Services Premium Support Subscription is required to use this service.");
        }
        if (!identifying.mayCall(program)) {
            throw throttled("Throttle limit exceeded.");
        }
    }

    /** The error for every call of an account that is suspended; empty for other accounts. The refusal is journaled. */
    Optional<ApiError> whySuspended(ApiCaller program) {
        return Optional.ofNullable(program.account().suspension()).map(suspension -> {
            Rejection why = new Rejection.Suspended(suspension.reason());
            refused.note(program, why.code());
            return messages.of(program, why);
        });
    }

    void begin(ApiCaller program) {
        if (!turns.take(program.member().account())) {
            throw throttled("Too many calls of the account are in progress.");
        }
    }

    void end(ApiCaller program) {
        turns.giveBack(program.member().account());
    }

    private SignatureV4 signatures() {
        return new SignatureV4(
                externalHost.map(String::strip).filter(host -> !host.isEmpty()).orElse(null));
    }

    private static ApiError throttled(String message) {
        return ApiError.of("ThrottlingException", message);
    }
}
