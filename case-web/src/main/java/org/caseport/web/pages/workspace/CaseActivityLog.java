package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.pages.JournalWords;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Shows the journal of the current case in words: who did what and when, including refused acts. */
@Named
@RequestScoped
public class CaseActivityLog {

    @Inject
    AgentCasePage casePage;

    @Inject
    ReadingAsAgent reading;

    @Inject
    JournalWords words;

    @Inject
    Labels labels;

    /** An act in words. */
    public record Act(Instant at, String who, String what, boolean refused) {}

    /** The acts, newest first. */
    public List<Act> acts() {
        List<JournalEntry> journal =
                reading.journal(casePage.agent(), casePage.shown().id());
        Map<PersonId, String> people = people(journal);
        List<Act> acts = new ArrayList<>();
        for (JournalEntry entry : journal) {
            boolean refused = entry.isRefused();
            String what = words.of(entry, agent -> people.getOrDefault(agent, agent.value()));
            acts.add(new Act(
                    entry.at(),
                    name(entry.person(), people),
                    refused ? labels.format("journal.refused", what) : what,
                    refused));
        }
        Collections.reverse(acts);
        return acts;
    }

    private Map<PersonId, String> people(List<JournalEntry> journal) {
        Map<PersonId, String> people = new HashMap<>();
        SupportCase shown = casePage.shown();
        shown.correspondence().forEach(said -> {
            if (said.person() != null) {
                people.put(said.person(), labels.person(said.authorName()));
            }
        });
        people.put(shown.requester(), labels.person(shown.requesterName()));
        casePage.colleagues().forEach(agent -> people.put(agent.id(), agent.name()));
        // Administrators, and agents who were deactivated since.
        Set<PersonId> others = journal.stream()
                .flatMap(JournalWords::people)
                .filter(id -> !people.containsKey(id))
                .collect(Collectors.toSet());
        reading.names(casePage.agent(), others).forEach((id, name) -> people.put(id, labels.person(name)));
        return people;
    }

    private String name(@Nullable PersonId person, Map<PersonId, String> people) {
        return person == null
                ? labels.format("journal.system")
                : people.getOrDefault(person, labels.format("journal.member"));
    }
}
