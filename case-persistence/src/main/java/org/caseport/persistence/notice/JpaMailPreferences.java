package org.caseport.persistence.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;

@ApplicationScoped
@Transactional
class JpaMailPreferences implements MailPreferences {

    @Inject
    EntityManager entities;

    @Override
    public Map<PersonId, Set<MailTopic>> mutedBy(Set<PersonId> people) {
        Map<PersonId, Set<MailTopic>> muted = new HashMap<>();
        if (people.isEmpty()) {
            return muted;
        }
        List<String> ids = people.stream().map(PersonId::value).toList();
        Query query = entities.createNativeQuery("select person_id, topic from muted_mail where person_id in ("
                + IntStream.rangeClosed(1, ids.size()).mapToObj(i -> "?" + i).collect(Collectors.joining(", ")) + ")");
        for (int i = 0; i < ids.size(); i++) {
            query.setParameter(i + 1, ids.get(i));
        }
        for (Object found : query.getResultList()) {
            Object[] line = (Object[]) found;
            // A topic of a later release is none here.
            Arrays.stream(MailTopic.values())
                    .filter(topic -> topic.name().equals(line[1]))
                    .forEach(topic -> muted.computeIfAbsent(
                                    new PersonId((String) line[0]), any -> EnumSet.noneOf(MailTopic.class))
                            .add(topic));
        }
        return muted;
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
