package org.caseport.web.pages.customer.plan;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Grant;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.ChangingPlans.Why;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.application.accountplan.ReadingPlans;
import org.caseport.web.application.accountplan.ReadingPlans.Plan;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.PlanWords;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Texts;
import org.caseport.web.text.Times;
import org.jspecify.annotations.Nullable;

/** Backs {@code plan.xhtml}: what the account's plan includes, what the others would, and changing it. */
@Named
@RequestScoped
public class PlanPage {

    @Inject
    ReadingPlans reading;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    ChangingPlans changing;

    @Inject
    HttpServletRequest request;

    @Inject
    Clock clock;

    private @Nullable View view;
    private @Nullable Review review;
    private String again = "";

    public View view() {
        if (view == null) {
            view = made();
        }
        return view;
    }

    private View made() {
        PlanWords words = new PlanWords(labels);
        List<Plan> plans = reading.all(user.member());
        List<Column> columns = plans.stream().map(this::column).toList();
        List<String> includes = plans.stream()
                .filter(Plan::own)
                .flatMap(plan -> words.sentences(plan.features()).stream())
                .toList();
        List<Row> rows = words.rows(plans.stream().map(Plan::features).toList()).stream()
                .map(row -> new Row(row.name(), cells(row.cells(), columns)))
                .toList();
        return new View(user.planName(), since(), includes, columns, rows);
    }

    private Column column(Plan plan) {
        String name = labels.of(plan.plan());
        return new Column(name, plan.own() ? labels.format("plan.ownLabel", name) : name, plan.own());
    }

    private static List<Cell> cells(List<String> texts, List<Column> columns) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            cells.add(new Cell(columns.get(i), texts.get(i)));
        }
        return cells;
    }

    private String since() {
        return reading.current(user.member()).map(this::since).orElse("");
    }

    private String since(PlanPeriod period) {
        String day = labels.day(period.since().atZone(user.zone()).toLocalDate());
        return period.isInferred() ? labels.format("plan.sinceBefore", day) : day;
    }

    // ---- changing it

    /** The change that is scheduled, in words; empty when none is. */
    public String scheduled() {
        return changing.scheduled(user.member())
                .map(change ->
                        labels.format("plan.scheduled", labels.of(change.to()), labels.instant(change.effectiveAt())))
                .orElse("");
    }

    public boolean mayChange() {
        return user.member().may(Grant.CHANGE_PLAN);
    }

    /** The plans that the reader can change to; empty where only support changes them. */
    public List<Option> others() {
        return changing.others(user.member()).stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    /** The code of the plan that was chosen; empty while none is. */
    public String to() {
        String to = parameter("to");
        return others().stream().anyMatch(plan -> plan.code().equals(to)) ? to : "";
    }

    /** What the chosen plan would mean; null while none is chosen. */
    public @Nullable Review review() {
        if (review == null && !to().isEmpty() && scheduled().isEmpty()) {
            review = changing.review(user.member(), new SupportPlan(to()))
                    .map(this::inWords)
                    .orElse(null);
        }
        return review;
    }

    private Review inWords(PlanReview found) {
        PlanWords words = new PlanWords(labels);
        Instant at = changing.effectiveAt(found);
        String when = at.isAfter(clock.instant())
                ? labels.format("plan.review.endOfTerm", labels.instant(at))
                : labels.format("plan.review.immediately");
        Times times = new Times(new Texts(user.locale()), found.account().zone());
        return new Review(words.title(found), found.name().text(), words.parts(found, times, when));
    }

    public void confirm() {
        Outcome<ChangingPlans.Changed> outcome =
                changing.change(user.member(), new SupportPlan(chosen()), new PlanReview.Name(parameter("reviewed")));
        Optional<Rejection> why = outcome.rejection();
        if (why.isPresent() && (why.get() == Why.PLAN_CHANGED || why.get() == Why.TERMS_CHANGED)) {
            again = labels.format("plan.review.again." + why.get().code(), user.planName());
            return;
        }
        Redirects.to(user.root() + "/plan" + (why.isPresent() ? "" : "?done=changed"));
    }

    /** The chosen plan, or the one of the account where there is no such choice. */
    private String chosen() {
        return to().isEmpty() ? user.account().plan().code() : to();
    }

    public void cancel() {
        boolean cancelled = changing.cancel(user.member());
        Redirects.to(user.root() + "/plan" + (cancelled ? "?done=cancelled" : ""));
    }

    /** What is different since the review that was confirmed; empty when nothing is. */
    public String again() {
        return again;
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (parameter("done").equals("cancelled") && scheduled().isEmpty()) {
            return labels.format("plan.cancelled");
        }
        return parameter("done").equals("changed") && scheduled().isEmpty()
                ? labels.format("plan.changed", user.planName())
                : "";
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /**
     * What a change means, in words.
     *
     * @param name names the review in the form that confirms it
     */
    public record Review(String title, String name, List<PlanWords.Part> parts) {}

    /**
     * What the page shows.
     *
     * @param since since when the account has the plan; empty when that is not known
     * @param includes what the account's plan includes, a sentence each
     */
    public record View(String plan, String since, List<String> includes, List<Column> columns, List<Row> rows) {}

    /**
     * A plan of the comparison.
     *
     * @param label its name, with a mark on the account's own
     */
    public record Column(String name, String label, boolean own) {}

    public record Row(String name, List<Cell> cells) {}

    /**
     * What a plan has of a row.
     *
     * @param text empty where it has none
     */
    public record Cell(Column column, String text) {}
}
