package org.caseport.web.pages;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.domain.accountplan.PlanChange;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.accountplan.ChangingPlans;
import org.caseport.web.application.accountplan.ChangingPlans.Why;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** Choosing another plan, reviewing what it means, and confirming it; whose plan it is, is said by the pages. */
public abstract class PlanChangeForm {

    private static final String REVIEWED = "reviewed";
    private static final String WHEN = "when";
    private static final String LATER = "later";
    private static final String DAY = "day";
    private static final Pattern DAY_FORM = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    @Inject
    protected ChangingPlans changing;

    @Inject
    protected CurrentUser currentUser;

    @Inject
    protected Labels labels;

    @Inject
    protected HttpServletRequest request;

    @Inject
    protected Clock clock;

    protected final FieldProblems problems = new FieldProblems();

    private @Nullable List<SupportPlan> choices;
    private @Nullable String scheduled;
    private @Nullable Review review;
    private @Nullable Rejection refused;

    /** The plans that can be chosen, the lowest first. */
    protected abstract List<SupportPlan> plans();

    /** Whom the review of a change speaks to. */
    protected abstract PlanDescriptions.Audience audience();

    /** What this plan would mean. */
    protected abstract Optional<PlanReview> review(SupportPlan to);

    protected abstract Optional<PlanChange> scheduledChange();

    /** When a change that is confirmed now can be in force at the earliest. */
    protected abstract Instant earliest(PlanReview review);

    /**
     * Makes or schedules the change.
     *
     * @param later when it is to be in force; null for as early as possible
     */
    protected abstract Outcome<ChangingPlans.Changed> change(
            SupportPlan to, PlanReview.Name reviewed, @Nullable Instant later);

    protected abstract boolean cancelChange();

    /** The name of the plan that the account has now. */
    protected abstract String planNow();

    /** The address of the page after an act. */
    protected abstract String addressAfter(String done);

    /** Shows beside its field what has to be corrected; false for what concerns no field. */
    protected boolean showAtField(Rejection why) {
        return false;
    }

    private List<SupportPlan> choices() {
        if (choices == null) {
            choices = plans();
        }
        return choices;
    }

    /** The plans to choose from. */
    public List<Option> others() {
        return choices().stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }

    /** The code of the plan that was chosen; empty while none is. */
    public String to() {
        String to = parameter("to");
        return choices().stream().anyMatch(plan -> plan.code().equals(to)) ? to : "";
    }

    /** What the chosen plan would mean; null while none is chosen, or a change is scheduled. */
    public @Nullable Review review() {
        if (review == null && !to().isEmpty() && scheduled().isEmpty()) {
            review = review(new SupportPlan(to())).map(this::inWords).orElse(null);
        }
        return review;
    }

    private Review inWords(PlanReview found) {
        PlanDescriptions words = new PlanDescriptions(labels);
        Instant at = earliest(found);
        String when = at.isAfter(clock.instant())
                ? labels.format("plan.review.endOfTerm", labels.instant(at))
                : labels.format("plan.review.immediately");
        TimeFormatter times = new TimeFormatter(
                new Texts(currentUser.locale()), found.account().zone());
        return new Review(
                words.title(found),
                found.name().text(),
                words.parts(found, times, currentUser.person().id(), audience()),
                when,
                dayOf(at).plusDays(1).toString());
    }

    private LocalDate dayOf(Instant instant) {
        return instant.atZone(currentUser.zone()).toLocalDate();
    }

    /** Whether a later day is chosen than the first that is possible. */
    public boolean isLater() {
        return parameter(WHEN).equals(LATER);
    }

    /** The later day as it was typed. */
    public String day() {
        return parameter(DAY);
    }

    /** The beginning of the later day in the reader's zone; empty when no day was typed. */
    private Optional<Instant> later() {
        try {
            return DAY_FORM.matcher(day()).matches()
                    ? Optional.of(LocalDate.parse(day())
                            .atStartOfDay(currentUser.zone())
                            .toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    public FieldProblems problems() {
        return problems;
    }

    /** The change that is scheduled, in words; empty when none is. */
    public String scheduled() {
        if (scheduled == null) {
            scheduled = scheduledChange()
                    .map(change -> labels.format(
                            "plan.scheduled", labels.of(change.to()), labels.instant(change.effectiveAt())))
                    .orElse("");
        }
        return scheduled;
    }

    public void confirm() {
        Instant later = isLater() ? later().orElse(null) : null;
        if (isLater() && later == null) {
            problems.add(DAY, labels.format("plan.review.noDay"));
            return;
        }
        Rejection why = change(new SupportPlan(to()), new PlanReview.Name(parameter(REVIEWED)), later)
                .rejection()
                .orElse(null);
        if (why == null) {
            Redirects.to(addressAfter("changed"));
        } else if (why == Why.TOO_EARLY) {
            problems.add(DAY, labels.format("plan.review.tooEarly"));
        } else if (!showAtField(why)) {
            refuse(why);
        }
    }

    /** Says on the page why nothing was done. */
    protected final void refuse(Rejection why) {
        refused = why;
    }

    public void cancel() {
        Redirects.to(addressAfter(cancelChange() ? "cancelled" : ""));
    }

    /** Why what was confirmed was not done, and what is different since the review; empty for nothing. */
    public String again() {
        Rejection why = refused;
        if (why == null && !parameter(REVIEWED).isEmpty() && review() == null) {
            // The form that was confirmed is not there any more, so that nothing was asked.
            why = scheduled().isEmpty() ? Why.NO_SUCH_CHANGE : Why.ANOTHER_SCHEDULED;
        }
        if (why == null) {
            return "";
        }
        Optional<String> again = labels.find("plan.review.again." + why.code(), planNow());
        return again.isPresent() ? again.get() : labels.sentence(why);
    }

    protected final String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    /**
     * What a change means, in words.
     *
     * @param name names the review in the form that confirms it
     * @param earliest when it can be in force at the earliest, in words
     * @param firstLaterDay the first day that is later than that, as a date field has it
     */
    public record Review(
            String title, String name, List<PlanDescriptions.Part> parts, String earliest, String firstLaterDay) {}
}
