package org.caseport.web.application.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Person;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.web.application.chat.WritingNow;
import org.caseport.web.application.desk.TrackingCasePresence;

/**
 * Tells pages the current revision of each topic that they show. A page gets the revision before it reads its data, so
 * that the data is never older than the revision.
 */
@ApplicationScoped
public class LiveRevisions {

    @Inject
    Revisions revisions;

    @Inject
    WritingNow writing;

    @Inject
    Clock clock;

    /** The revisions of those topics that the person may follow, by name. */
    public Map<String, String> of(Person person, List<String> names) {
        Map<Topic, String> topics = Topics.named(names, person);
        Map<Topic, Long> now = of(topics.keySet());
        Map<String, String> told = new LinkedHashMap<>();
        topics.forEach((topic, name) -> {
            Long revision = now.get(topic);
            if (revision != null) {
                told.put(name, text(revision));
            }
        });
        return told;
    }

    /** The revision of one topic; empty for one that the person may not follow. */
    public String of(Person person, String name) {
        return of(person, List.of(name)).getOrDefault(name, "");
    }

    public Map<Topic, Long> of(Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return Map.of();
        }
        Map<Topic, Long> now = revisions.of(topics, clock.instant().minus(TrackingCasePresence.FORGOTTEN_AFTER));
        Map<Topic, Long> told = new HashMap<>();
        now.forEach((topic, revision) -> told.put(topic, revision ^ writersIn(topic)));
        return told;
    }

    /** Who writes in a chat is kept nowhere, so it is in no revision; 0 while nobody does. */
    private long writersIn(Topic topic) {
        if (topic instanceof Topic.AgentsChat chat) {
            return writing.revisionOf(chat.id(), clock.instant());
        }
        return topic instanceof Topic.CustomersChat chat ? writing.revisionOf(chat.id(), clock.instant()) : 0;
    }

    public static String text(long revision) {
        return Long.toString(revision, Character.MAX_RADIX);
    }
}
