package org.caseport.domain.notice;

import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.PersonId;

/** Stores about what people don't want mails. For who has chosen nothing, every mail is sent. */
public interface MailPreferences {

    /** The topics that this person gets no mails about. */
    default Set<MailTopic> mutedBy(PersonId person) {
        return mutedBy(Set.of(person)).getOrDefault(person, Set.of());
    }

    /** The same for each of these people, without those who get all mails. */
    Map<PersonId, Set<MailTopic>> mutedBy(Set<PersonId> people);

    /** Sets exactly the topics that this person gets no mails about. */
    void mute(PersonId person, Set<MailTopic> topics);
}
