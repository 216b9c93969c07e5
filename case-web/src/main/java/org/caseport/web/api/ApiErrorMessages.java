package org.caseport.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.application.file.FillingAttachmentSets;
import org.caseport.web.text.Reasons;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/**
 * Writes the messages of errors for programs: the sentences of the pages, in English and with times in the account's
 * zone.
 */
@ApplicationScoped
class ApiErrorMessages {

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** The sentences for all violations, each with the member of the request that it is about. */
    String about(ApiCaller program, List<Violation> violations) {
        Reasons reasons = reasons(program);
        return violations.stream()
                .map(violation -> CreateCaseFields.memberOf(violation.field()) + ": "
                        + reasons.sentenceForPrograms(violation) + ".")
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** The error for a rejection. */
    ApiError of(ApiCaller program, Rejection why) {
        if (why instanceof Rejection.Declined declined) {
            String message = about(program, declined.violations());
            boolean quota = declined.violations().stream()
                    .allMatch(violation -> violation.problem() == Violation.Problem.TOO_MANY_CASES);
            return quota ? ApiError.of("CaseCreationLimitExceeded", message) : ApiError.validation(message);
        }
        if (why instanceof Rejection.SetExpired expired) {
            return AttachmentOperations.expired(expired.at());
        }
        if (why instanceof Rejection.UploadNotReady upload) {
            return ApiError.validation("uploadIds: The upload " + upload.id() + " is not attachment-ready.");
        }
        if (why == Rejection.NotFound.UPLOAD) {
            return UploadOperations.noSuchUpload();
        }
        if (why == Rejection.NotFound.ATTACHMENT_SET) {
            return AttachmentOperations.noSuchSet();
        }
        String message = reasons(program).sentenceForPrograms(why);
        return why instanceof Rejection.NotGranted || why instanceof Rejection.Suspended
                ? ApiError.of("AccessDeniedException", message)
                : ApiError.validation(message);
    }

    /** The error for a file that was not kept. */
    ApiError of(ApiCaller program, FillingAttachmentSets.Outcome.Refused refused) {
        return refused.why() == AttachingFiles.Outcome.Refused.Why.NOT_CHECKED
                ? ApiError.notChecked()
                : ApiError.validation(
                        "attachments: " + reasons(program).sentenceForPrograms(refused.name(), refused.why()) + ".");
    }

    private Reasons reasons(ApiCaller program) {
        Texts texts = new Texts(Locale.ENGLISH);
        return new Reasons(
                texts, new TimeFormatter(texts, program.account().zone()), clock.instant(), plan -> policy.nameOf(
                                plan, clock.instant())
                        .in("en"));
    }
}
