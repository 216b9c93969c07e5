package org.caseport.domain.report;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.jspecify.annotations.Nullable;

/**
 * What a case is like at a moment, as far as reports ask. What is null is not known, except for the category, the
 * assignee and the first response, which a case may not have.
 *
 * @param severity its code, as are plan, case type, language and method
 */
public record CaseTraits(
        DisplayId displayId,
        Instant openedAt,
        PersonId requester,
        @Nullable String plan,
        @Nullable String severity,
        String caseType,
        @Nullable String service,
        @Nullable String category,
        String language,
        String method,
        @Nullable Long targetSeconds,
        Promise.Clock clock,
        @Nullable Instant due,
        CaseStatus status,
        @Nullable PersonId assignee,
        @Nullable Instant firstResponseAt,
        int warned) {

    public CaseTraits withAssignee(@Nullable PersonId now) {
        return new CaseTraits(
                displayId,
                openedAt,
                requester,
                plan,
                severity,
                caseType,
                service,
                category,
                language,
                method,
                targetSeconds,
                clock,
                due,
                status,
                now,
                firstResponseAt,
                warned);
    }

    public CaseTraits withSeverity(@Nullable String code, @Nullable Long target, @Nullable Instant dueThen) {
        return new CaseTraits(
                displayId,
                openedAt,
                requester,
                plan,
                code,
                caseType,
                service,
                category,
                language,
                method,
                target,
                clock,
                dueThen,
                status,
                assignee,
                firstResponseAt,
                warned);
    }

    public CaseTraits withTopic(@Nullable String serviceThen, @Nullable String categoryThen) {
        return new CaseTraits(
                displayId,
                openedAt,
                requester,
                plan,
                severity,
                caseType,
                serviceThen,
                categoryThen,
                language,
                method,
                targetSeconds,
                clock,
                due,
                status,
                assignee,
                firstResponseAt,
                warned);
    }

    public CaseTraits withResponse(@Nullable Instant first) {
        return new CaseTraits(
                displayId,
                openedAt,
                requester,
                plan,
                severity,
                caseType,
                service,
                category,
                language,
                method,
                targetSeconds,
                clock,
                due,
                status,
                assignee,
                first,
                warned);
    }

    public CaseTraits withStatus(CaseStatus then) {
        return new CaseTraits(
                displayId,
                openedAt,
                requester,
                plan,
                severity,
                caseType,
                service,
                category,
                language,
                method,
                targetSeconds,
                clock,
                due,
                then,
                assignee,
                firstResponseAt,
                warned);
    }
}
