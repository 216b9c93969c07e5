package org.caseport.web.application.correspondence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.NewIds;

/** Shows a member the draft of a reply, the choices for it, and what prevents its sending. */
@ApplicationScoped
@Transactional
public class ComposingReplies {

    @Inject
    Drafts drafts;

    @Inject
    ReplyDrafts replyDrafts;

    @Inject
    Clock clock;

    /** The member's unsent reply in this case. */
    public Optional<CaseDraft> begun(Member member, CaseId id) {
        return id.account().equals(member.account()) ? drafts.answerOf(DraftAuthor.of(member), id) : Optional.empty();
    }

    /** A new reply, which is not stored yet. */
    public CaseDraft blank(Member member, CaseId id, DraftId draft) {
        return CaseDraft.answer(draft, DraftAuthor.of(member), id, DraftFields.EMPTY, clock.instant());
    }

    /** A new id for a reply. */
    public DraftId newId() {
        return NewIds.draft();
    }

    /**
     * What the policy says about a reply as it stands.
     *
     * @param closing whether it resolves the case, and may then be empty
     */
    public Composed judge(Member member, SupportCase answered, CaseDraft reply, boolean closing) {
        if (!Visibility.of(member).shows(answered)) {
            throw new IllegalStateException("case " + answered.id() + " is not visible to " + member.id());
        }
        ReplyDrafts.Judged judged =
                replyDrafts.judge(answered, reply.fields(), reply.filesAt(clock.instant()), 0, closing);
        return new Composed(judged.decision(), judged.violations());
    }

    /** The choices, and everything that is wrong. */
    public record Composed(Decision decision, List<Violation> violations) {

        public Composed {
            violations = List.copyOf(violations);
        }
    }
}
