package org.caseport.policy.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.Promise;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.simulation.CaseComparison.Outcome;
import org.junit.jupiter.api.Test;

/**
 * What is predicted for a case is what happens when the same is submitted with the new book in force, for 1,000 books
 * and many cases each.
 */
class SimulateAndReplayTest {

    private static final LocalDate ALWAYS = LocalDate.of(2020, 1, 1);
    private static final int BOOKS = 1_000;
    private static final int SUBMISSIONS = 12;

    private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    private final Set<String> causes = new LinkedHashSet<>();
    private int noLongerTold;

    @Test
    void submitting_the_same_with_the_new_book_in_force_gives_what_was_predicted() {
        for (int seed = 1; seed <= BOOKS; seed++) {
            replay(GeneratedBook.of(seed), GeneratedBook.of(-seed), seed * 1_000L);
        }

        assertThat(outcomes.keySet())
                .contains(Outcome.STAYS, Outcome.EARLIER, Outcome.LATER, Outcome.NO_LONGER_GRANTED);
        assertThat(outcomes.get(Outcome.LATER)).isGreaterThan(100);
        assertThat(noLongerTold).isGreaterThan(100);
        assertThat(causes)
                .contains(
                        "plan.not-listed",
                        "caseType.refused.not-in-plan",
                        "caseType.refused.handled-by-partner",
                        "severity.refused.not-in-plan",
                        "method.refused.not-in-plan",
                        "method.refused.closed-now",
                        "contact.refused.not-in-plan",
                        "contact.too-many-contacts",
                        "draft.too-many-cases",
                        "phone.not-called");
    }

    private void replay(PolicyBook before, PolicyBook after, long seed) {
        CasePolicy inForce = policy(before.inForceFrom(ALWAYS));
        PolicyComparison comparison = new PolicyComparison(inForce, policy(after.inForceFrom(ALWAYS)));
        for (int i = 0; i < SUBMISSIONS; i++) {
            GeneratedSubmission submission = GeneratedSubmission.of(seed + i);
            if (inForce.hasPlanOf(submission.account(), submission.at())) {
                inForce.check(submission.request())
                        .request()
                        .ifPresent(opened -> compare(comparison, before, after, submission, opened));
            }
        }
    }

    private void compare(
            PolicyComparison comparison,
            PolicyBook before,
            PolicyBook after,
            GeneratedSubmission submission,
            CaseRequest opened) {
        CaseComparison predicted = comparison.of(stored(submission, opened, before));
        assertThat(predicted.before().isOpened()).isTrue();
        assertThat(predicted.before().target()).isEqualTo(target(opened));
        assertThat(predicted.before().told()).isEqualTo(opened.contacts());
        happens(predicted.after(), activated(before, after, submission), submission.with(opened.severity()));
        outcomes.merge(predicted.outcome(), 1, Integer::sum);
        predicted.refused().ifPresent(cause -> causes.add(cause.code()));
        noLongerTold += predicted.noLongerTold().size();
    }

    /** Both books as a server has them, with the new one in force since the day of the submission. */
    private static CasePolicy activated(PolicyBook before, PolicyBook after, GeneratedSubmission submission) {
        LocalDate day = submission.at().atZone(ZoneOffset.UTC).toLocalDate();
        return CasePolicy.readingFrom(
                PolicyBooks.of(List.of(before.inForceFrom(ALWAYS), after.inForceFrom(day))),
                GeneratedSubmission.CATALOG);
    }

    private static void happens(Answer predicted, CasePolicy policy, GeneratedSubmission submission) {
        if (!policy.hasPlanOf(submission.account(), submission.at())) {
            assertThat(predicted.causes()).containsExactly(Cause.NO_PLAN);
            return;
        }
        Decision decision = policy.check(submission.request());
        assertThat(predicted.causes()).isEqualTo(Cause.of(decision.violations()));
        assertThat(predicted.isOpened()).isEqualTo(decision.request().isPresent());
        decision.request().ifPresent(opened -> {
            assertThat(predicted.target()).isEqualTo(target(opened));
            assertThat(predicted.told()).isEqualTo(opened.contacts());
        });
    }

    private static PastCase stored(GeneratedSubmission submission, CaseRequest opened, PolicyBook book) {
        Account account = submission.account();
        boolean named = book.termsOf(account.plan()).hasContacts();
        return new PastCase(
                account,
                opened.type(),
                opened.service(),
                opened.category(),
                opened.severity(),
                opened.language(),
                opened.method(),
                opened.callback(),
                named ? opened.contacts() : List.of(),
                opened.details().limits(),
                submission.at(),
                submission.opened());
    }

    private static Answer.Target target(CaseRequest opened) {
        Promise promise = opened.promise();
        return new Answer.Target(opened.severity(), promise.target(), promise.clock(), promise.due());
    }

    private static CasePolicy policy(PolicyBook book) {
        return CasePolicy.readingFrom(PolicyBooks.of(List.of(book)), GeneratedSubmission.CATALOG);
    }
}
