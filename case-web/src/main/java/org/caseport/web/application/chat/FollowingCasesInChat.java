package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Communication.Purpose;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.Chats;
import org.caseport.web.application.chat.HeldChats.Held;

/**
 * Ends the chat of a case that is resolved or merged, and says in the chat that somebody has replied beside it. Both
 * happen in the transaction of the act.
 */
@ApplicationScoped
@Transactional
public class FollowingCasesInChat {

    @Inject
    StartingChats starting;

    @Inject
    Chats chats;

    @Inject
    HeldChats holding;

    @Inject
    EndingChats ending;

    public void follow(@Observes CaseEvent event) {
        if (!starting.isInService()) {
            // The timer ends what is left of chats.
            return;
        }
        if (event instanceof CaseEvent.StatusChanged changed && changed.to() == CaseStatus.RESOLVED) {
            ending.resolved(changed.caseId(), changed.by(), changed.at());
        } else if (event instanceof CaseEvent.CommunicationAdded added && isReply(added)) {
            replied(added);
        }
    }

    private static boolean isReply(CaseEvent.CommunicationAdded added) {
        return added.by() != null
                && added.number() > 1
                && added.purpose() != Purpose.CHAT
                && added.purpose() != Purpose.CLOSING;
    }

    private void replied(CaseEvent.CommunicationAdded added) {
        Optional<Held> held = chats.openOf(added.caseId()).flatMap(chat -> holding.hold(chat.id()));
        PersonId by = added.by();
        if (held.isPresent() && by != null) {
            Communication said = held.get().supportCase().correspondence().get(added.number() - 1);
            Side side = added.side() == Communication.Side.CUSTOMER ? Side.CUSTOMER : Side.SUPPORT;
            held.get()
                    .chat()
                    .replied(by, said.authorName(), side, added.at())
                    .result()
                    .ifPresent(holding::keep);
        }
    }
}
