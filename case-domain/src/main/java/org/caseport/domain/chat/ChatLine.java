package org.caseport.domain.chat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/** The chats that are not ended, with what agents and the line need to know of their cases. */
public interface ChatLine {

    /** All of them, those that were asked for first before the others. */
    List<Standing> standing();

    /** One of them, or one that is ended. */
    Optional<Standing> standing(ChatId id);

    /**
     * A chat and its case.
     *
     * @param assignee who has the case; null for nobody
     * @param customerSeenAt when somebody who writes for the customer was last online; null for never
     */
    record Standing(
            Chat chat,
            DisplayId displayId,
            String subject,
            AccountId account,
            String accountName,
            SupportPlan plan,
            String service,
            Severity severity,
            @Nullable Assignee assignee,
            boolean confidential,
            @Nullable Instant customerSeenAt) {}
}
