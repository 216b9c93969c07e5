package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.policy.entitlement.Given.BUSINESS;
import static org.caseport.policy.entitlement.Given.CATALOG;
import static org.caseport.policy.entitlement.Given.DEVELOPER;
import static org.caseport.policy.entitlement.Given.TUESDAY_NINE;
import static org.caseport.policy.entitlement.Given.account;
import static org.caseport.policy.entitlement.Given.billing;
import static org.caseport.policy.entitlement.Given.resold;
import static org.caseport.policy.entitlement.Given.technical;
import static org.caseport.policy.entitlement.Given.withOperationsContact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caseport.domain.account.Account;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.book.PolicyBooks;
import org.junit.jupiter.api.Test;

/** What holds for all plans is a line of the book, as what a plan grants is. */
class LinesForAllPlansTest {

    @Test
    void a_type_whose_severity_is_not_asked_has_the_one_of_the_book() throws IOException {
        CasePolicy policy = with("{ service-limit-increase: low }", "{ account-and-billing: low }");

        Decision decision = check(policy, account(BUSINESS), billing());

        assertThat(decision.offers().severityAsked()).isFalse();
        assertThat(decision.severity()).isEqualTo(Severity.LOW);
        assertThat(decision.promises()).containsOnlyKeys(Severity.LOW);
        assertThat(check(Given.POLICY, account(BUSINESS), billing()).offers().severityAsked())
                .isTrue();
    }

    @Test
    void a_partner_handles_the_types_that_the_book_names() throws IOException {
        CasePolicy policy = with("handled-by-partner: [account-and-billing]", "handled-by-partner: [technical]");

        assertThat(check(policy, resold(BUSINESS), technical()).violations())
                .containsExactly(
                        Violation.refused(DraftFields.CASE_TYPE, Refusal.of(Refusal.Reason.HANDLED_BY_PARTNER)));
        assertThat(check(policy, resold(BUSINESS), billing()).offers().caseTypes())
                .contains(new Offer.Granted<>(CaseType.ACCOUNT_AND_BILLING));
    }

    @Test
    void the_operations_contact_gets_copies_of_the_types_that_the_book_names() throws IOException {
        CasePolicy policy =
                with("copied-to-operations: [account-and-billing, technical]", "copied-to-operations: [technical]");
        DraftFields asked = billing().with(Map.of("severity", "low"));

        assertThat(copies(policy, technical())).containsExactly("ops@dogwood.example");
        assertThat(copies(policy, asked)).isEmpty();
        assertThat(copies(Given.POLICY, asked)).containsExactly("ops@dogwood.example");
    }

    @Test
    void a_promise_comes_with_the_warnings_of_its_book() throws IOException {
        CasePolicy policy = with("warnings: [50, 75, 90, 100]", "warnings: [30, 60]");

        Promise promise =
                check(policy, account(BUSINESS), technical()).promise().orElseThrow();

        assertThat(promise.warnings()).isEqualTo(new Promise.Warnings(List.of(30, 60), 75));
    }

    @Test
    void what_the_queue_calls_soon_and_how_long_drafts_are_kept_stand_in_the_book() throws IOException {
        assertThat(Given.POLICY.dueSoon(TUESDAY_NINE)).isEqualTo(Duration.ofHours(1));
        assertThat(with("due-soon: 1 h", "due-soon: 3 h").dueSoon(TUESDAY_NINE)).isEqualTo(Duration.ofHours(3));
        assertThat(Given.POLICY.draftsKept(TUESDAY_NINE)).isEqualTo(Duration.ofDays(30));
        assertThat(with("kept: 30 days", "kept: 1 day").draftsKept(TUESDAY_NINE))
                .isEqualTo(Duration.ofDays(1));
    }

    private static List<String> copies(CasePolicy policy, DraftFields draft) {
        return check(policy, withOperationsContact(DEVELOPER), draft)
                .request()
                .map(CaseRequest::contacts)
                .orElseThrow();
    }

    private static Decision check(CasePolicy policy, Account account, DraftFields draft) {
        return policy.check(new PolicyRequest(account, draft, List.of(), List.of(), TUESDAY_NINE));
    }

    /** The policy of the shipped book with one text in it changed. */
    private static CasePolicy with(String before, String after) throws IOException {
        try (InputStream shipped = PolicyBooks.class.getResourceAsStream("/policy/2022-05.yaml")) {
            String book = new String(Objects.requireNonNull(shipped).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(book).containsOnlyOnce(before);
            byte[] changed = book.replace(before, after).getBytes(StandardCharsets.UTF_8);
            return CasePolicy.readingFrom(
                    PolicyBooks.of(List.of(PolicyBooks.read("2022-05.yaml", new ByteArrayInputStream(changed)))),
                    CATALOG);
        }
    }
}
