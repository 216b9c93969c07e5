package org.caseport.web.pages.customer.plan;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.web.application.accountplan.ReadingPlans;
import org.caseport.web.application.accountplan.ReadingPlans.Plan;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.PlanWords;
import org.jspecify.annotations.Nullable;

/** Backs {@code plan.xhtml}: what the account's plan includes, and what the others would. */
@Named
@RequestScoped
public class PlanPage {

    @Inject
    ReadingPlans reading;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable View view;

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
