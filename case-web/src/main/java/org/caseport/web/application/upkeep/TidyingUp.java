package org.caseport.web.application.upkeep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.caseport.domain.access.IdempotencyKeys;
import org.caseport.domain.access.RateLimit;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.PasswordResets;
import org.caseport.domain.account.PendingSignIns;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.domain.file.Uploads;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.access.IdempotentCalls;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.application.file.FillingAttachmentSets;
import org.caseport.web.application.file.UploadingByPart;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Deletes data whose retention time is over. */
@ApplicationScoped
@Transactional
public class TidyingUp {

    @Inject
    Drafts drafts;

    @Inject
    SignIns signIns;

    @Inject
    PendingSignIns pendingSignIns;

    @Inject
    RateLimit rateLimit;

    @Inject
    AttachmentSets sets;

    @Inject
    FillingAttachmentSets fillingSets;

    @Inject
    Uploads uploads;

    @Inject
    IdempotencyKeys idempotencyKeys;

    @Inject
    CasePolicy policy;

    @Inject
    Invitations invitations;

    @Inject
    PasswordResets passwordResets;

    @Inject
    Clock clock;

    @Inject
    @ConfigProperty(name = "caseport.session.idle", defaultValue = "PT8H")
    Duration idle;

    @Inject
    @ConfigProperty(name = "caseport.session.longest", defaultValue = "PT24H")
    Duration longest;

    /**
     * Deletes expired files, attachment sets and uploads, drafts that were not changed for long, ended sign-ins, rate
     * counts, expired invitations and password links, and stored responses of the Support API. Doing it twice does no
     * harm.
     */
    public void tidyUp() {
        Instant now = clock.instant();
        sets.expire(now.minus(fillingSets.ttl()), now.minus(fillingSets.ttl()).minus(FillingAttachmentSets.REMEMBERED));
        uploads.expire(now.minus(UploadingByPart.KEPT));
        drafts.expireFiles(now.minus(DraftFile.KEPT));
        drafts.deleteUntouchedSince(now.minus(policy.draftsKept(now)));
        signIns.forgetBeyond(new SignIn.Bounds(now.minus(idle), now.minus(longest)));
        pendingSignIns.deleteBefore(now.minus(PendingSignIns.LONGEST));
        rateLimit.deleteBefore(now);
        invitations.removeExpiredBefore(now.minus(InvitingPeople.REMEMBERED));
        passwordResets.removeExpiredBefore(now);
        idempotencyKeys.deleteBefore(now.minus(IdempotentCalls.KEPT));
    }
}
