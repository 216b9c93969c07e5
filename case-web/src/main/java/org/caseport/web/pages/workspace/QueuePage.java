package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.application.desk.ReadingQueue;
import org.caseport.web.application.desk.TakingNext;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.pages.CatalogNames;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code workspace.xhtml}: the queue. View and filters are in the address. */
@Named
@RequestScoped
public class QueuePage {

    private static final int PAGE = 50;

    @Inject
    ReadingQueue reading;

    @Inject
    ReadingCalls calls;

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

    @Inject
    LastQueueView lastView;

    @Inject
    DueTimeFormatter times;

    private QueueParameters asked = QueueParameters.START;
    private @Nullable List<Queue.Line> found;
    private @Nullable List<QueueRow> rows;
    private @Nullable Map<Queue.View, Integer> counts;

    @PostConstruct
    void read() {
        asked = QueueParameters.of(
                FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap(), lastView.view());
    }

    /** Answers 403 to people who are no agents, and leads to the case whose number or id is typed into the search. */
    public void enter() {
        if (!currentAgent.isTurnedAway()) {
            // Who looks for something comes back to the view from before.
            if (!asked.isNarrowed()) {
                lastView.remember(asked.view(), (HttpServletResponse)
                        FacesContext.getCurrentInstance().getExternalContext().getResponse());
            }
            reading.named(currentAgent.agent(), asked.filter().text())
                    .ifPresent(id -> Redirects.to(user.root() + AgentCasePage.address(id)));
        }
    }

    /** Assigns the agent the most urgent case and redirects to it, or says why there is none. */
    public void takeNext() {
        Optional<CaseId> next = takingNext.take(currentAgent.agent());
        Redirects.to(user.root()
                + next.map(id -> AgentCasePage.addressOfTaken(id, "taken"))
                        .orElseGet(() -> asked.address() + "&" + whyNone(takingNext, currentAgent.agent())));
    }

    /** The address of the agent's own cases after an act, which the page then confirms. */
    static String ofMine(String done) {
        return QueueParameters.of(Queue.View.MINE).address() + "&sent=" + done;
    }

    /** The parameter by which the queue says why the agent got no case. */
    static String whyNone(TakingNext takingNext, Agent agent) {
        return takingNext.isFull(agent) ? "full=true" : "nothing=true";
    }

    /** What was done with the case that was the last of a list; empty for nothing. */
    public String sent() {
        String done = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("sent", "");
        return done.matches("[a-z]{1,20}") ? labels.find("desk.done." + done).orElse("") : "";
    }

    /** The revision of the queue that the page shows, for live updates. */
    public String revision() {
        return live.of(user.person(), "queue");
    }

    /** The cases of this page. */
    public List<QueueRow> rows() {
        if (rows == null) {
            rows = found().stream()
                    .limit(PAGE)
                    .map(line -> QueueRow.of(line, names.service(line.type(), line.service()), labels, times))
                    .toList();
        }
        return rows;
    }

    public boolean isNothingFound() {
        return found().isEmpty();
    }

    /** The cases of a page and one more, which tells whether there are further ones without counting them. */
    private List<Queue.Line> found() {
        if (found == null) {
            found = reading.page(currentAgent.agent(), asked.view(), asked.filter(), asked.after(), PAGE + 1);
        }
        return found;
    }

    public QueueParameters asked() {
        return asked;
    }

    /**
     * The views that have a tab. Views of contact methods that are not in service have none, as they would stay empty.
     */
    public List<QueueTab> tabs() {
        return QueueParameters.TABS.stream()
                .filter(view -> view == asked.view() || canFill(view))
                .map(view -> new QueueTab(
                        nameOf(view),
                        asked.address(view),
                        view == asked.view(),
                        count(view),
                        isAlarming(view),
                        isInPlace(view)))
                .toList();
    }

    private boolean isAlarming(Queue.View view) {
        return view == Queue.View.MISSED && counted(view) > 0;
    }

    /** The views whose cases can't wait, with their numbers in words; empty when they have none. */
    public List<QueueTab> urgent() {
        return Stream.of(Queue.View.MISSED, Queue.View.AT_RISK)
                .filter(view -> counted(view) > 0)
                .map(view -> new QueueTab(
                        labels.format("queue.urgent." + view.name(), inWords(counted(view))),
                        QueueParameters.of(view).address(),
                        view == asked.view(),
                        null,
                        isAlarming(view),
                        isInPlace(view)))
                .toList();
    }

    private boolean isInPlace(Queue.View view) {
        return view != Queue.View.CALLS && !asked.isCalls();
    }

    private int counted(Queue.View view) {
        if (counts == null) {
            counts = new EnumMap<>(reading.counts(currentAgent.agent()));
            if (canFill(Queue.View.CALLS)) {
                counts.put(Queue.View.CALLS, Math.toIntExact(calls.counts().listed()));
            }
        }
        return counts.getOrDefault(view, 0);
    }

    /** How many cases or calls a view has without a filter, in words; null for none. */
    private @Nullable String count(Queue.View view) {
        int counted = counted(view);
        return counted == 0 ? null : inWords(counted);
    }

    private String inWords(int counted) {
        return counted < Queue.MOST_COUNTED
                ? labels.number(counted)
                : labels.format("queue.countedMore", labels.number(Queue.MOST_COUNTED - 1));
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

    /** The name of the current view with its number, for the browser's tab: {@code (3) Missed}. */
    public String numberedTitle() {
        String count = count(asked.view());
        return count == null ? title() : labels.format("queue.numbered", count, title());
    }

    public boolean isFurther() {
        return found().size() > PAGE;
    }

    public String nextAddress() {
        return asked.addressAfter(found().get(PAGE - 1).place());
    }
}
