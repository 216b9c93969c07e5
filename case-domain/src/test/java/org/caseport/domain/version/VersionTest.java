package org.caseport.domain.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.caseport.domain.account.PersonId;
import org.junit.jupiter.api.Test;

/** The way of a version from a draft to the instant at which it comes into force. */
class VersionTest {

    private static final PersonId ADA = new PersonId("ada");
    private static final PersonId BO = new PersonId("bo");
    private static final PersonId CY = new PersonId("cy");
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
    private static final Instant THEN = NOW.plusSeconds(3_600);
    private static final Version DRAFT =
            Version.draft(new VersionId(VersionKind.POLICY, 1), "2026-12", "2022-05", "a: 1", ADA, NOW);

    @Test
    void it_is_approved_by_another_and_scheduled() {
        Version scheduled = DRAFT.requested(ADA, 1, NOW).approved(BO, 1, NOW).scheduled(ADA, THEN, "", 1, NOW);

        assertThat(scheduled.stage()).isEqualTo(Version.Stage.SCHEDULED);
        assertThat(scheduled.effectiveAt()).isEqualTo(THEN);
        assertThat(scheduled.approvals()).extracting(VersionAct::by).containsExactly(BO);
        assertThat(scheduled.revision()).isEqualTo(3);
    }

    @Test
    void who_made_or_edited_it_cannot_approve() {
        Version review = DRAFT.edited(BO, "a: 2", NOW).requested(ADA, 1, NOW);

        assertThat(review.isApprovableBy(ADA)).isFalse();
        assertThat(review.isApprovableBy(BO)).isFalse();
        assertThat(review.isApprovableBy(CY)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> review.approved(BO, 1, NOW));
    }

    @Test
    void two_approvals_come_from_two_people() {
        Version once = DRAFT.requested(ADA, 2, NOW).approved(BO, 2, NOW);

        assertThat(once.stage()).isEqualTo(Version.Stage.IN_REVIEW);
        assertThat(once.isApprovableBy(BO)).isFalse();
        assertThat(once.approved(CY, 2, NOW).stage()).isEqualTo(Version.Stage.APPROVED);
    }

    @Test
    void any_edit_removes_all_approvals_even_one_that_is_taken_back() {
        Version approved = DRAFT.requested(ADA, 1, NOW).approved(BO, 1, NOW);
        Version edited = approved.edited(CY, "a: 2", NOW).edited(CY, "a: 1", NOW);

        assertThat(edited.sha256()).isEqualTo(approved.sha256());
        assertThat(edited.stage()).isEqualTo(Version.Stage.DRAFT);
        assertThat(edited.approvals()).isEmpty();
        assertThat(edited.requested(ADA, 1, NOW).approvals()).isEmpty();
        assertThat(approved.rebased(CY, "2026-11", "a: 1", NOW).approvals()).isEmpty();
        assertThatIllegalStateException().isThrownBy(() -> edited.scheduled(ADA, THEN, "", 1, NOW));
    }

    @Test
    void approvals_are_bound_to_the_text() {
        Version approved = DRAFT.requested(ADA, 1, NOW).approved(BO, 1, NOW);
        Version forged = new Version(
                approved.id(),
                approved.code(),
                approved.base(),
                approved.stage(),
                VersionText.sha256("a: 3"),
                null,
                approved.acts(),
                approved.revision());

        assertThat(forged.isApproved(1)).isFalse();
        assertThatIllegalStateException().isThrownBy(() -> forged.scheduled(ADA, THEN, "", 1, NOW));
    }

    @Test
    void when_more_approvals_are_needed_than_it_has_it_is_requested_again() {
        Version skipped = DRAFT.requested(ADA, 0, NOW);

        assertThat(skipped.stage()).isEqualTo(Version.Stage.APPROVED);
        assertThat(skipped.acts()).extracting(VersionAct::kind).endsWith(VersionAct.Kind.APPROVAL_SKIPPED);
        assertThat(skipped.isApproved(0)).isTrue();
        assertThat(skipped.isApproved(1)).isFalse();
        assertThat(skipped.isRequestable(0)).isFalse();
        assertThat(skipped.isRequestable(1)).isTrue();
        assertThatIllegalStateException().isThrownBy(() -> skipped.scheduled(ADA, THEN, "", 1, NOW));
    }

    @Test
    void sent_back_it_is_a_draft_and_its_approvals_are_gone() {
        Version back = DRAFT.requested(ADA, 2, NOW).approved(BO, 2, NOW).sentBack(CY, "Why 2 h?", NOW);

        assertThat(back.stage()).isEqualTo(Version.Stage.DRAFT);
        assertThat(back.approvals()).isEmpty();
        assertThat(back.acts().get(back.acts().size() - 1).note()).isEqualTo("Why 2 h?");
    }

    @Test
    void scheduled_it_can_be_cancelled_until_servers_may_use_it_and_never_edited() {
        Version scheduled = DRAFT.requested(ADA, 0, NOW).scheduled(ADA, THEN, "", 0, NOW);
        Instant last = THEN.minus(Version.NOTICE);

        assertThat(scheduled.isEditable()).isFalse();
        assertThat(scheduled.isCancellable(last.minusMillis(1))).isTrue();
        assertThat(scheduled.isCancellable(last)).isFalse();
        assertThat(scheduled.cancelled(BO, NOW).stage()).isEqualTo(Version.Stage.APPROVED);
        assertThatIllegalStateException().isThrownBy(() -> scheduled.cancelled(ADA, last));
        assertThatIllegalStateException().isThrownBy(() -> scheduled.edited(ADA, "a: 2", NOW));
        assertThatIllegalStateException().isThrownBy(() -> scheduled.withdrawn(ADA, NOW));
    }

    @Test
    void withdrawn_it_stays_withdrawn() {
        Version withdrawn = DRAFT.withdrawn(BO, NOW);

        assertThat(withdrawn.isEditable()).isFalse();
        assertThat(withdrawn.isRequestable(1)).isFalse();
        assertThat(withdrawn.isReturnable()).isFalse();
    }

    @Test
    void a_version_is_scheduled_and_has_an_instant_or_neither() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Version(DRAFT.id(), "x", "y", Version.Stage.DRAFT, DRAFT.sha256(), THEN, DRAFT.acts(), 0));
    }

    @Test
    void ids_and_texts_have_a_form() {
        assertThat(VersionId.of("policy-12")).contains(new VersionId(VersionKind.POLICY, 12));
        assertThat(VersionId.of("policy-0")).isEmpty();
        assertThat(VersionId.of("policies-1")).isEmpty();
        assertThat(VersionId.of("policy-9999999999")).isEmpty();
        assertThat(VersionText.isCode("2026-12.b")).isTrue();
        assertThat(VersionText.isCode("../x")).isFalse();
        assertThat(VersionText.isStorable("x".repeat(VersionText.MOST_BYTES))).isTrue();
        assertThat(VersionText.isStorable("x".repeat(VersionText.MOST_BYTES + 1)))
                .isFalse();
        assertThat(VersionText.isStorable("\ud800")).isFalse();
        assertThat(VersionText.isStorable("\0")).isFalse();
        assertThat(VersionText.sha256(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
