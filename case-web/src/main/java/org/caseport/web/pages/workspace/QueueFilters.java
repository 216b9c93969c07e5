package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.desk.Queue;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.text.Languages;

/** What the queue can be filtered by, and what it is filtered by. */
@Named
@RequestScoped
public class QueueFilters {

    @Inject
    QueuePage page;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    ReadingAsAgent reading;

    @Inject
    CatalogNames names;

    @Inject
    Labels labels;

    /**
     * A filter that is set.
     *
     * @param address the queue without it
     */
    public record Chip(String label, String address) {}

    /** The filters that are set, each with the way to be rid of it. */
    public List<Chip> chips() {
        List<Chip> chips = new ArrayList<>();
        Queue.Filter filter = page.asked().filter();
        if (!filter.text().isEmpty()) {
            add(chips, "q", labels.format("queue.chip.text", filter.text()));
        }
        if (!filter.account().isEmpty()) {
            add(chips, "account", filter.account());
        }
        if (!filter.statuses().isEmpty()) {
            add(chips, "status", labelOf(statuses(), page.asked().status()));
        }
        if (filter.severity() != null) {
            add(chips, "severity", labels.of(filter.severity()));
        }
        if (filter.type() != null) {
            add(chips, "type", labels.of(filter.type()));
        }
        if (filter.service() != null) {
            add(chips, "service", labelOf(services(), filter.service()));
        }
        if (filter.language() != null) {
            add(chips, "language", labels.of(new ContactLanguage(filter.language())));
        }
        if (filter.assignee() != null) {
            add(chips, "assignee", labels.format("desk.assignedTo", nameOf(filter.assignee())));
        }
        if (filter.problem() != null) {
            add(chips, "problem", labels.format("announcement.title"));
        }
        return chips;
    }

    private void add(List<Chip> chips, String name, String label) {
        chips.add(new Chip(label, page.asked().addressWithout(name)));
    }

    private String nameOf(PersonId person) {
        return reading.colleagues(currentAgent.agent()).stream()
                .filter(agent -> agent.id().equals(person))
                .findFirst()
                .map(Agent::name)
                .orElse("–");
    }

    private static String labelOf(List<Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .findFirst()
                .map(Option::label)
                .orElse(code);
    }

    public List<Option> statuses() {
        List<Option> options = new ArrayList<>();
        for (CaseStatus status : CaseStatus.values()) {
            options.add(new Option(status.code(), labels.of(status)));
        }
        options.add(new Option(QueueParameters.ALL, labels.format("cases.everything")));
        return options;
    }

    public List<Option> types() {
        List<Option> options = new ArrayList<>();
        for (CaseType type : CaseType.values()) {
            options.add(new Option(type.code(), labels.of(type)));
        }
        return options;
    }

    /** The severities, most severe first. */
    public List<Option> severities() {
        List<Option> options = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            options.add(0, new Option(severity.code(), labels.of(severity)));
        }
        return options;
    }

    /** Services and limit types, by name. */
    public List<Option> services() {
        return names.services();
    }

    public List<Option> languages() {
        return Languages.SPOKEN.stream()
                .map(code -> new Option(code, labels.of(new ContactLanguage(code))))
                .toList();
    }
}
