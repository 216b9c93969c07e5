package org.caseport.web.pages.workspace;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.AffectedCases.KnownProblem;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.draft.DraftFields;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.desk.Announcing;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.desk.ReadingQueue;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.pages.CardNumberQuestions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs the agents' acts on a case except writing: each act is one form and one use case. */
@Named
@RequestScoped
public class AgentCaseActions {

    /** The parameter with the id of the remaining case for which merging was confirmed. */
    private static final String CONFIRMED = "confirmed";

    @Inject
    AgentCasePage casePage;

    @Inject
    WorkingOnCases working;

    @Inject
    ReadingAsAgent reading;

    @Inject
    ReadingQueue queue;

    @Inject
    Announcing announcing;

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private Map<String, String> posted = Map.of();
    private String error = "";
    private String at = "";
    private @Nullable SupportCase remaining;
    private boolean answered;
    private @Nullable List<SeverityChoice> severities;

    @PostConstruct
    void read() {
        posted = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    }

    public void take() {
        said("taken", working.take(casePage.agent(), id()));
    }

    public void assign() {
        String to = value("assignee");
        Outcome<SupportCase> outcome = to.isEmpty() || PersonId.isId(to)
                ? working.assign(casePage.agent(), id(), to.isEmpty() ? null : new PersonId(to))
                : new Outcome.Refused<>(WorkingOnCases.Why.NO_SUCH_AGENT);
        said("assigned", outcome);
    }

    public void reclassify() {
        Outcome<SupportCase> outcome = severity(value("severity"))
                .map(severity -> working.reclassify(casePage.agent(), id(), severity, written()))
                .orElseGet(() -> new Outcome.Refused<>(WorkingOnCases.Why.NOT_IN_PLAN));
        said("reclassified", outcome);
    }

    public void refile() {
        String category = value("category");
        said("refiled", working.refile(casePage.agent(), id(), value("service"), category.isEmpty() ? null : category));
    }

    public void link() {
        said("linked", working.link(casePage.agent(), id(), other()));
    }

    public void merge() {
        CaseId other = other();
        remaining = working.remaining(casePage.agent(), id(), other).orElse(null);
        if (remaining == null || value(CONFIRMED).equals(other.value())) {
            remaining = null;
            answered = true;
            said("merged", working.merge(casePage.agent(), id(), other));
        }
    }

    /** Whether the page asks to confirm merging, or asked it in the last request. */
    public boolean isMerging() {
        return remaining != null || (!answered && posted.containsKey(CONFIRMED));
    }

    /** The case to merge into, when it is named and merging is not confirmed yet. */
    public @Nullable SupportCase remaining() {
        return remaining;
    }

    public void affect() {
        String problem = value("problem");
        Outcome<SupportCase> outcome = problem.isEmpty() || AnnouncementId.isAnnouncementId(problem)
                ? working.affect(casePage.agent(), id(), problem.isEmpty() ? null : new AnnouncementId(problem))
                : new Outcome.Refused<>(WorkingOnCases.Why.NO_SUCH_PROBLEM);
        said("affected", outcome);
    }

    public void escalate() {
        said("escalated", working.escalate(casePage.agent(), id(), written()));
    }

    public void reopen() {
        said("reopened", working.reopen(casePage.agent(), id(), written()));
    }

    /** The reason, and the answers about numbers in it. */
    public DraftFields written() {
        return DraftFields.of(CardNumberQuestions.said(posted)).with(DraftFields.REASON, value("reason"));
    }

    private CaseId id() {
        return casePage.shown().id();
    }

    private String value(String name) {
        return posted.getOrDefault(name, "").replace("\r\n", "\n");
    }

    /**
     * The case with the typed number or id; if there is none, the current case, which every act with another case
     * refuses.
     */
    private CaseId other() {
        return queue.named(casePage.agent(), value("other")).orElse(id());
    }

    private static Optional<Severity> severity(String code) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.code().equals(code))
                .findFirst();
    }

    private void said(String done, Outcome<SupportCase> outcome) {
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            Redirects.to(user.root() + AgentCasePage.addressAfter(id(), done));
        } else if (why == Rejection.NotFound.CASE) {
            Redirects.notFound();
        } else {
            error = labels.sentence(why);
            at = done;
        }
        casePage.changed();
    }

    /** Why the act failed; empty if it did not. */
    public String error() {
        return error;
    }

    /** Whether this act has failed, so that its form stays open. */
    public boolean isAt(String act) {
        return at.equals(act);
    }

    /** What was typed into the form that failed or must be confirmed. */
    public String typed(String name) {
        return error.isEmpty() && remaining == null ? "" : value(name);
    }

    // ---- choices

    /** A severity of the plan, with the promise that it would give, counted from the case's opening. */
    public record SeverityChoice(Severity severity, Promise promise) {}

    /** The severities without the current one, most severe first. */
    public List<SeverityChoice> severities() {
        if (severities == null) {
            Map<Severity, Promise> promises = reading.promises(casePage.agent(), casePage.shown());
            List<SeverityChoice> choices = new ArrayList<>();
            for (Severity severity : Severity.values()) {
                Promise promise = promises.get(severity);
                if (promise != null && severity != casePage.shown().request().severity()) {
                    choices.add(0, new SeverityChoice(severity, promise));
                }
            }
            severities = choices;
        }
        return severities;
    }

    /** The known problems to choose from: the one that is announced now, and the one that the case has. */
    public List<Option> problems() {
        Stream<Announcement> known = Stream.concat(
                announcing.shown().stream(),
                Stream.ofNullable(casePage.problem()).map(KnownProblem::announcement));
        return known.distinct()
                .map(one -> new Option(one.id().value(), one.in(user.language())))
                .toList();
    }

    /** Whether this is the known problem of the case. */
    public boolean isProblem(String id) {
        KnownProblem problem = casePage.problem();
        return problem != null && problem.announcement().id().value().equals(id);
    }

    /** Whether the form for another service is open. The many choices are only rendered then. */
    public boolean isRefiling() {
        return posted.containsKey("service") && casePage.shown().status().isOpen();
    }

    /** The service that is selected in the form. */
    public String refiledTo() {
        String asked = value("service");
        return asked.isEmpty() ? casePage.shown().request().service() : asked;
    }

    public List<Option> services() {
        if (casePage.isAboutLimits()) {
            return catalog.limitTypes().stream()
                    .map(limit -> new Option(limit.code(), labels.of(limit.name())))
                    .toList();
        }
        return catalog.servicesFor(casePage.shown().request().type()).stream()
                .map(service -> new Option(service.code(), labels.of(service.name())))
                .toList();
    }

    public List<Option> categories() {
        return catalog
                .service(casePage.isAboutLimits() ? "" : refiledTo())
                .map(Service::categories)
                .orElse(List.of())
                .stream()
                .map(category -> new Option(category.code(), labels.of(category.name())))
                .toList();
    }
}
