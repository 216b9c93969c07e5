package org.caseport.web.pages.customer.plan;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Grant;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.accountplan.AskingForPlans;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.application.accountplan.ReadingPlans;
import org.caseport.web.application.accountplan.ReadingPlans.Plan;
import org.caseport.web.pages.PlanChangeForm;
import org.caseport.web.pages.PlanDescriptions;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code plan.xhtml}: what the account's plan includes, what the others would, and changing it. */
@Named
@RequestScoped
public class PlanPage extends PlanChangeForm {

    @Inject
    ReadingPlans reading;

    @Inject
    AskingForPlans asking;

    private @Nullable View view;

    public View view() {
        if (view == null) {
            view = made();
        }
        return view;
    }

    private View made() {
        PlanDescriptions words = new PlanDescriptions(labels);
        List<Plan> plans = reading.all(currentUser.member());
        List<Column> columns = plans.stream().map(this::column).toList();
        List<String> includes = plans.stream()
                .filter(Plan::own)
                .flatMap(plan -> words.sentences(plan.features()).stream())
                .toList();
        List<Row> rows = words.rows(plans.stream().map(Plan::features).toList()).stream()
                .map(row -> new Row(row.name(), cells(row.cells(), columns)))
                .toList();
        return new View(currentUser.planName(), since(), includes, columns, rows);
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
        return reading.current(currentUser.member()).map(this::since).orElse("");
    }

    private String since(PlanPeriod period) {
        String day = labels.day(period.since().atZone(currentUser.zone()).toLocalDate());
        return period.isInferred() ? labels.format("plan.sinceBefore", day) : day;
    }

    // ---- changing it

    public boolean mayChange() {
        return currentUser.member().may(Grant.CHANGE_PLAN);
    }

    /** Whether support alone makes the change that is reviewed. */
    public boolean isBySupport() {
        return review() != null && asking.isNeeded(currentUser.account(), new SupportPlan(to()));
    }

    /** Opens a case for support that is filled in already. */
    public void ask() {
        SupportPlan to = new SupportPlan(to());
        Account account = currentUser.account();
        Outcome<DraftId> outcome = asking.begin(
                currentUser.member(),
                to,
                labels.format("plan.ask.subject", labels.of(to)),
                labels.format("plan.ask.description", account.name(), account.id(), planNow(), labels.of(to)));
        if (outcome instanceof Outcome.Done<DraftId> begun) {
            Redirects.to(currentUser.root() + "/cases/create?draft=" + begun.result() + "&step=information");
        } else {
            outcome.rejection().ifPresent(this::refuse);
        }
    }

    @Override
    protected List<SupportPlan> plans() {
        return changing.others(currentUser.member());
    }

    @Override
    protected PlanDescriptions.Audience audience() {
        return PlanDescriptions.Audience.MEMBERS;
    }

    @Override
    protected Optional<PlanReview> review(SupportPlan to) {
        return changing.review(currentUser.member(), to);
    }

    @Override
    protected Optional<PlanChange> scheduledChange() {
        return changing.scheduled(currentUser.member());
    }

    @Override
    protected Instant earliest(PlanReview review) {
        return changing.earliest(review);
    }

    @Override
    protected Outcome<ChangingPlans.Changed> change(SupportPlan to, PlanReview.Name reviewed, @Nullable Instant later) {
        return changing.change(currentUser.member(), to, reviewed, later);
    }

    @Override
    protected boolean cancelChange() {
        return changing.cancel(currentUser.member());
    }

    @Override
    protected String planNow() {
        return currentUser.planName();
    }

    @Override
    protected String addressAfter(String done) {
        return currentUser.root() + "/plan" + (done.isEmpty() ? "" : "?done=" + done);
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (!scheduled().isEmpty()) {
            return "";
        }
        return switch (parameter("done")) {
            case "cancelled" -> labels.format("plan.cancelled");
            case "changed" -> labels.format("plan.changed", planNow());
            default -> "";
        };
    }

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
