package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;

@ApplicationScoped
@Transactional
class JpaMailPreferences implements MailPreferences {

    @Inject
    EntityManager entities;

    @Override
    public Set<MailTopic> mutedBy(PersonId person) {
        List<?> found = entities.createNativeQuery("select topic from muted_mail where person_id = ?1")
                .setParameter(1, person.value())
                .getResultList();
        Set<MailTopic> topics = EnumSet.noneOf(MailTopic.class);
        // A topic of a later release is none here.
        Arrays.stream(MailTopic.values())
                .filter(topic -> found.contains(topic.name()))
                .forEach(topics::add);
        return topics;
    }

    @Override
    public void mute(PersonId person, Set<MailTopic> topics) {
        for (MailTopic topic : MailTopic.values()) {
            // Two requests may mute the same topic at once; neither must fail.
            entities.createNativeQuery(
                            topics.contains(topic)
                                    ? "insert into muted_mail (person_id, topic) values (?1, ?2) on conflict do nothing"
                                    : "delete from muted_mail where person_id = ?1 and topic = ?2")
                    .setParameter(1, person.value())
                    .setParameter(2, topic.name())
                    .executeUpdate();
        }
    }
}
