package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.caseport.domain.account.Grant;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.entitlement.Violation.Problem;
import org.junit.jupiter.api.Test;

class RejectionTest {

    @Test
    void the_journal_gets_each_field_with_its_problem_once_and_nothing_that_was_typed() {
        Rejection declined = new Rejection.Declined(List.of(
                Violation.of("contact.0", Problem.NOT_AN_EMAIL_ADDRESS),
                Violation.of("contact.7", Problem.NOT_AN_EMAIL_ADDRESS),
                Violation.of("description", Problem.NUMBER_IN_DOUBT, "4024 00•• •••• 6781", "number.1")));

        assertThat(declined.code()).isEqualTo("contact:NOT_AN_EMAIL_ADDRESS description:NUMBER_IN_DOUBT");
    }

    @Test
    void what_is_not_there_says_what_it_is() {
        assertThat(Rejection.NotFound.ATTACHMENT_SET.code()).isEqualTo("NO_SUCH_ATTACHMENT_SET");
    }

    @Test
    void a_refused_act_has_its_reason_instead_of_a_result() {
        Rejection why = new Rejection.NotGranted(Grant.REPLY);
        Outcome<String> refused = new Outcome.Refused<>(why);

        assertThat(refused.rejection()).contains(why);
        assertThat(new Outcome.Done<>("result").rejection()).isEmpty();
        assertThatThrownBy(() -> refused.orElseThrow(reason -> new IllegalStateException(reason.code())))
                .hasMessage("NOT_GRANTED");
    }
}
