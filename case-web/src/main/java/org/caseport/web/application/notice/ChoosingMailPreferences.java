package org.caseport.web.application.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Set;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;

/** Lets people choose what they get mails about. */
@ApplicationScoped
@Transactional
public class ChoosingMailPreferences {

    @Inject
    MailPreferences preferences;

    /** The topics that this person could get mails about; none for the support side. */
    public Set<MailTopic> offered(Person person) {
        if (!person.roles().contains(Role.MEMBER)) {
            return EnumSet.noneOf(MailTopic.class);
        }
        return person.grants().contains(Grant.ADMINISTER)
                ? EnumSet.allOf(MailTopic.class)
                : EnumSet.complementOf(EnumSet.of(MailTopic.PLAN));
    }

    /** Those of them that the person gets mails about. */
    public Set<MailTopic> chosen(Person person) {
        Set<MailTopic> chosen = offered(person);
        chosen.removeAll(preferences.mutedBy(person.id()));
        return chosen;
    }

    /** Sets which of the offered topics the person gets mails about. */
    public void choose(Person person, Set<MailTopic> wanted) {
        Set<MailTopic> muted = offered(person);
        muted.removeAll(wanted);
        preferences.mute(person.id(), muted);
    }
}
