package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.desk.ReadingQueue;
import org.caseport.web.application.desk.TakingNext;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Languages;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace.xhtml}: the queue. View and filters are in the address. */
@Named
@RequestScoped
public class QueuePage {

    private static final int PAGE = 50;
    private static final int WARNINGS = 6;

    @Inject
    ReadingQueue reading;

    @Inject
    TakingNext takingNext;

    @Inject
    CatalogNames names;

    @Inject
    CasePolicy policy;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    CurrentUser user;

    @Inject
    LiveRevisions live;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    private QueueParameters asked = QueueParameters.START;
    private @Nullable List<Queue.Line> found;
    private @Nullable List<Queue.Line> warnings;

    @PostConstruct
    void read() {
        asked = QueueParameters.of(
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap());
    }

    /** Answers 403 to people who are no agents, and leads to the case whose number or id is typed into the search. */
    public void enter() {
        if (!currentAgent.isTurnedAway()) {
            reading.named(currentAgent.agent(), asked.filter().text())
                    .ifPresent(id -> Redirects.to(user.root() + AgentCasePage.address(id)));
        }
    }

    /** Assigns the agent the most urgent case and redirects to it, or says why there is none. */
    public void takeNext() {
        Optional<CaseId> next = takingNext.take(currentAgent.agent());
        Redirects.to(user.root()
                + next.map(id -> AgentCasePage.addressAfter(id, "taken"))
                        .orElseGet(() -> asked.address()
                                + (takingNext.isFull(currentAgent.agent()) ? "&full=true" : "&nothing=true")));
    }

    /** The revision of the queue that the page shows, for live updates. */
    public String revision() {
        return live.of(user.person(), "queue");
    }

    public List<Queue.Line> lines() {
        return found().stream().limit(PAGE).toList();
    }

    /** The cases of a page and one more, which tells whether there are further ones without counting them. */
    private List<Queue.Line> found() {
        if (found == null) {
            found = reading.page(currentAgent.agent(), asked.view(), asked.filter(), asked.after(), PAGE + 1);
        }
        return found;
    }

    public List<Queue.Line> warnings() {
        if (warnings == null) {
            warnings = reading.warnings(currentAgent.agent(), WARNINGS);
        }
        return warnings;
    }

    public QueueParameters asked() {
        return asked;
    }

    /**
     * The views that have a tab. Views of contact methods that are not in service have none, as they would stay empty.
     */
    public List<Queue.View> views() {
        return QueueParameters.TABS.stream()
                .filter(view -> view == asked.view() || canFill(view))
                .toList();
    }

    private boolean canFill(Queue.View view) {
        return switch (view) {
            case CHATS -> policy.isInService(ContactMethod.CHAT);
            case CALLS -> policy.isInService(ContactMethod.PHONE);
            default -> true;
        };
    }

    /** The name of a view, with the hours that it looks ahead if it does. */
    public String nameOf(Queue.View view) {
        return labels.format(
                "View." + view.name(), policy.dueSoon(clock.instant()).toHours());
    }

    /** The name of the current view. */
    public String title() {
        return nameOf(asked.view());
    }

    public boolean isFurther() {
        return found().size() > PAGE;
    }

    public String nextAddress() {
        return asked.addressAfter(found().get(PAGE - 1).place());
    }

    public String serviceOf(Queue.Line line) {
        return names.service(line.type(), line.service());
    }

    // The options of the filters.

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
