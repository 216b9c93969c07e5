package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.accountplan.PlanPeriod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.pages.PlanChangeForm;
import org.caseport.web.pages.PlanDescriptions;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** Backs the plan of {@code admin/account.xhtml}: which it is and was, and changing it after a review. */
@Named
@RequestScoped
public class AccountPlanPage extends PlanChangeForm {

    private static final String REASON = "reason";

    @Inject
    People people;

    @Inject
    AccountTabs tabs;

    /** Leads from the address that the plan of an account had before it became a tab. */
    public void toTab() {
        if (tabs.found().isEmpty()) {
            Redirects.notFound();
        } else {
            String to = to();
            Redirects.to(tabs.addressOf(AccountTab.PLAN) + (to.isEmpty() ? "" : "&to=" + to));
        }
    }

    private Optional<Account> found() {
        return tabs.found();
    }

    private Account account() {
        return tabs.account();
    }

    @Override
    protected List<SupportPlan> plans() {
        return found().map(one -> changing.others(currentUser.administrator(), one))
                .orElse(List.of());
    }

    @Override
    protected PlanDescriptions.Audience audience() {
        return PlanDescriptions.Audience.ADMINISTRATOR;
    }

    @Override
    protected Optional<PlanReview> review(SupportPlan to) {
        return changing.review(currentUser.administrator(), account().id(), to);
    }

    @Override
    protected Optional<PlanChange> scheduledChange() {
        return found().flatMap(one -> changing.scheduled(currentUser.administrator(), one.id()));
    }

    /** An administrator's change waits for no term. */
    @Override
    protected Instant earliest(PlanReview review) {
        return clock.instant();
    }

    @Override
    protected Outcome<ChangingPlans.Changed> change(SupportPlan to, PlanReview.Name reviewed, @Nullable Instant later) {
        return changing.change(currentUser.administrator(), account().id(), to, parameter(REASON), reviewed, later);
    }

    @Override
    protected boolean cancelChange() {
        return changing.cancel(currentUser.administrator(), account().id());
    }

    @Override
    protected String planNow() {
        return labels.of(account().plan());
    }

    @Override
    protected String addressAfter(String done) {
        return tabs.addressOf(AccountTab.PLAN) + (done.isEmpty() ? "" : "&done=" + done);
    }

    @Override
    protected boolean showAtField(Rejection why) {
        boolean reason = why == ChangingPlans.Why.NO_REASON || why == ChangingPlans.Why.REASON_TOO_LONG;
        if (reason) {
            problems.add(REASON, labels.format("adminPlan.error." + why.code(), ChangingPlans.LONGEST_REASON));
        }
        return reason;
    }

    /** What was typed as the reason. */
    public String reason() {
        return parameter(REASON);
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (!scheduled().isEmpty()) {
            return "";
        }
        return switch (parameter("done")) {
            case "cancelled" -> labels.format("adminPlan.cancelled");
            case "changed" -> labels.format("adminPlan.done", planNow());
            default -> "";
        };
    }

    /** Which plans the account had, the latest first. */
    public List<Period> periods() {
        if (found().isEmpty()) {
            return List.of();
        }
        TimeFormatter times = new TimeFormatter(new Texts(currentUser.locale()), currentUser.zone());
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

    /** A period in which the account had one plan, in words. */
    public record Period(String plan, String since, String by, String reason) {}
}
