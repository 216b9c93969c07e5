package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.PlanWords;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Texts;
import org.caseport.web.text.Times;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/plan.xhtml}: the plan of an account, which plans it had, and changing it after a review. */
@Named
@RequestScoped
public class AccountPlanPage {

    private static final String REASON = "reason";

    @Inject
    ChangingPlans changing;

    @Inject
    People people;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable Account account;
    private @Nullable Review review;
    private String again = "";

    /** Answers 404 when the address names no account. */
    public void open() {
        if (found().isEmpty()) {
            Redirects.notFound();
        }
    }

    private Optional<Account> found() {
        if (account == null) {
            String id = parameter("id");
            account = id.matches("[0-9]{12}")
                    ? changing.find(currentUser.administrator(), new AccountId(id))
                            .orElse(null)
                    : null;
        }
        return Optional.ofNullable(account);
    }

    public Account account() {
        return found().orElseThrow(() -> new IllegalStateException("the address names no account"));
    }

    /** The plans that the account can change to. */
    public List<Option> others() {
        if (found().isEmpty()) {
            return List.of();
        }
        return changing.others(currentUser.administrator(), account()).stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    /** The code of the plan that was chosen; empty while none is. */
    public String to() {
        String to = parameter("to");
        return found().isPresent()
                        && others().stream().anyMatch(plan -> plan.code().equals(to))
                ? to
                : "";
    }

    /** What the chosen plan would mean; null while none is chosen. */
    public @Nullable Review review() {
        if (review == null && !to().isEmpty()) {
            review = changing.review(currentUser.administrator(), account().id(), new SupportPlan(to()))
                    .map(this::inWords)
                    .orElse(null);
        }
        return review;
    }

    private Review inWords(PlanReview found) {
        PlanWords words = new PlanWords(labels);
        Times times = new Times(new Texts(currentUser.locale()), account().zone());
        return new Review(
                words.title(found),
                found.name().text(),
                words.parts(found, times, labels.format("plan.review.immediately")));
    }

    /** The change that is scheduled, in words; empty when none is. */
    public String scheduled() {
        if (found().isEmpty()) {
            return "";
        }
        Times times = new Times(new Texts(currentUser.locale()), currentUser.zone());
        return changing.scheduled(currentUser.administrator(), account().id())
                .map(change -> labels.format("plan.scheduled", labels.of(change.to()), times.at(change.effectiveAt())))
                .orElse("");
    }

    public void cancel() {
        changing.cancel(currentUser.administrator(), account().id());
        Redirects.to(currentUser.root() + "/admin/plan?id=" + account().id());
    }

    public void confirm() {
        Outcome<ChangingPlans.Changed> outcome = changing.change(
                currentUser.administrator(),
                account().id(),
                new SupportPlan(to()),
                parameter(REASON),
                new PlanReview.Name(parameter("reviewed")));
        if (outcome instanceof Outcome.Done<ChangingPlans.Changed>) {
            Redirects.to(currentUser.root() + "/admin/plan?id=" + account().id() + "&done=1");
            return;
        }
        Rejection why = outcome.rejection().orElseThrow();
        if (why == ChangingPlans.Why.NO_REASON || why == ChangingPlans.Why.REASON_TOO_LONG) {
            problems.add(REASON, labels.format("adminPlan.error." + why.code(), ChangingPlans.LONGEST_REASON));
        } else if (why == ChangingPlans.Why.PLAN_CHANGED || why == ChangingPlans.Why.TERMS_CHANGED) {
            again = labels.format(
                    "plan.review.again." + why.code(), labels.of(account().plan()));
        } else {
            Redirects.to(currentUser.root() + "/admin/plan?id=" + account().id());
        }
    }

    /** What is different since the review that was confirmed; empty when nothing is. */
    public String again() {
        return again;
    }

    public FieldProblems problems() {
        return problems;
    }

    /** What was typed as the reason. */
    public String reason() {
        return parameter(REASON);
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        return parameter("done").isEmpty()
                ? ""
                : labels.format("adminPlan.done", labels.of(account().plan()));
    }

    /** Which plans the account had, the latest first. */
    public List<Period> periods() {
        if (found().isEmpty()) {
            return List.of();
        }
        Times times = new Times(new Texts(currentUser.locale()), currentUser.zone());
        return changing.periods(currentUser.administrator(), account().id()).stream()
                .map(period -> new Period(
                        labels.of(period.plan()),
                        period.isInferred()
                                ? labels.format("plan.sinceBefore", times.at(period.since()))
                                : times.at(period.since()),
                        by(period),
                        period.reason()))
                .toList();
    }

    private String by(PlanPeriod period) {
        return Optional.ofNullable(period.by())
                .flatMap(people::find)
                .map(Person::name)
                .orElse("");
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

    /** A period in which the account had one plan, in words. */
    public record Period(String plan, String since, String by, String reason) {}
}
