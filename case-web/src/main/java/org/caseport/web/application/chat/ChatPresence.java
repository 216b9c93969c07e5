package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;

/** Notes who is online: agents, and the customers of chats. Pages answer the server every few seconds. */
@ApplicationScoped
@Transactional
public class ChatPresence {

    @Inject
    Availabilities availabilities;

    @Inject
    Chats chats;

    @Inject
    Clock clock;

    /** Pages of these people have just answered; customers by the chats that their pages show. */
    public void note(Collection<PersonId> agents, Map<ChatId, Set<PersonId>> customers) {
        Instant now = clock.instant();
        availabilities.seen(agents, now);
        customers.forEach((chat, people) -> people.forEach(person -> chats.here(chat, person, Side.CUSTOMER, now)));
    }
}
