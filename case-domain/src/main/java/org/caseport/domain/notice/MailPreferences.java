package org.caseport.domain.notice;

import java.util.Set;
import org.caseport.domain.account.PersonId;

/** Stores about what people don't want mails. For who has chosen nothing, every mail is sent. */
public interface MailPreferences {

    /** The topics that this person gets no mails about. */
    Set<MailTopic> mutedBy(PersonId person);

    /** Sets exactly the topics that this person gets no mails about. */
    void mute(PersonId person, Set<MailTopic> topics);
}
