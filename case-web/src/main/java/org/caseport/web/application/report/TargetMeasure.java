package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.FactWriter;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.sla.SupportHours;
import org.jspecify.annotations.Nullable;

/**
 * Measures how much of a target's clock has passed: until due by what was promised, and after due by the support hours
 * under the policy of that time.
 */
@ApplicationScoped
class TargetMeasure implements FactWriter.Measure {

    @Inject
    CaseFacts facts;

    @Inject
    Accounts accounts;

    @Inject
    CasePolicy policy;

    @Override
    public @Nullable Duration taken(CaseId id, CaseTraits traits, Instant until) {
        if (traits.clock() == Promise.Clock.AROUND_THE_CLOCK) {
            return Duration.between(traits.openedAt(), until);
        }
        Promise promise = facts.promiseOf(id);
        Duration before = promise.derivation().stream()
                .filter(Promise.Stretch::isCounted)
                .map(stretch -> within(stretch, until))
                .reduce(Duration.ZERO, Duration::plus);
        if (!until.isAfter(promise.due())) {
            return before;
        }
        return accounts.find(id.account())
                .map(account ->
                        policy.clock(account, new ContactLanguage(traits.language()), promise.clock(), promise.due()))
                .map(hours -> before.plus(after(hours, promise.due(), until)))
                .orElse(null);
    }

    private static Duration after(SupportHours hours, Instant due, Instant until) {
        return hours.count(due, Duration.between(due, until)).stretches().stream()
                .filter(Promise.Stretch::isCounted)
                .map(stretch -> within(stretch, until))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration within(Promise.Stretch stretch, Instant until) {
        Instant end = stretch.to().isBefore(until) ? stretch.to() : until;
        return end.isAfter(stretch.from()) ? Duration.between(stretch.from(), end) : Duration.ZERO;
    }
}
