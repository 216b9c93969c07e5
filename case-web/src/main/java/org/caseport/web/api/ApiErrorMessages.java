package org.caseport.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.text.Reasons;
import org.caseport.web.text.Texts;

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
        Texts texts = new Texts(Locale.ENGLISH);
        Reasons reasons = new Reasons(
                texts,
                new org.caseport.web.text.Times(texts, program.account().zone()),
                clock.instant(),
                plan -> policy.nameOf(plan, clock.instant()).in("en"));
        return violations.stream()
                .map(violation -> CreateCaseFields.memberOf(violation.field()) + ": "
                        + reasons.sentenceForPrograms(violation) + ".")
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
