package org.caseport.web.application;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.ConversationVersion;
import org.caseport.domain.file.UploadId;
import org.caseport.policy.entitlement.Violation;

/**
 * Why a use case changed nothing. The same reasons go to pages, which show a sentence or mark a field, to programs,
 * which get a message, and to the journal, which gets the code. A reason that only one use case has is nested there.
 */
public interface Rejection {

    /** The reason as the journal has it: a code, or several with blanks between them. */
    String code();

    /** There is no such thing, or the person must not know that there is. */
    enum NotFound implements Rejection {
        ACCOUNT,
        CASE,
        CALLBACK,
        CHAT,
        DRAFT,
        MEMBER,
        PERSON,
        INVITATION,
        ATTACHMENT_SET,
        UPLOAD,
        HOOK;

        @Override
        public String code() {
            return "NO_SUCH_" + name();
        }
    }

    /** The member lacks this permission. */
    record NotGranted(Grant missing) implements Rejection {

        @Override
        public String code() {
            return "NOT_GRANTED";
        }
    }

    /**
     * The account is closed for new cases and for programs.
     *
     * @param reason why, in the words of the administrator who suspended it
     */
    record Suspended(String reason) implements Rejection {

        @Override
        public String code() {
            return "ACCOUNT_SUSPENDED";
        }
    }

    /** What was written has these violations. */
    record Declined(List<Violation> violations) implements Rejection {

        public Declined {
            violations = List.copyOf(violations);
        }

        /** The fields without the numbers of their rows, each with its problem: {@code contact:NOT_LISTED}. */
        @Override
        public String code() {
            return violations.stream()
                    .map(violation -> violation.field().split("\\.", 2)[0] + ":" + violation.problem())
                    .distinct()
                    .collect(Collectors.joining(" "));
        }
    }

    /** The case changed since the writer last saw it. The text is kept in its draft; nothing was sent. */
    record ConcurrentChange(ConversationVersion now) implements Rejection {

        @Override
        public String code() {
            return "CAME_BETWEEN";
        }
    }

    /** The case can't be reopened: it was resolved longer ago than this window, or is a duplicate. */
    record TooLate(Duration window) implements Rejection {

        @Override
        public String code() {
            return "TOO_LATE";
        }
    }

    /** There are as many as there can be. */
    record TooMany(int most) implements Rejection {

        @Override
        public String code() {
            return "TOO_MANY";
        }
    }

    /** The operator has configured no key to seal secrets with. */
    record NotSetUp() implements Rejection {

        @Override
        public String code() {
            return "NOT_SET_UP";
        }
    }

    /** The attachment set expired at this time. */
    record SetExpired(Instant at) implements Rejection {

        @Override
        public String code() {
            return "SET_EXPIRED";
        }
    }

    /** The upload is not complete, or it failed. */
    record UploadNotReady(UploadId id) implements Rejection {

        @Override
        public String code() {
            return "UPLOAD_NOT_READY";
        }
    }
}
