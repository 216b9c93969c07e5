package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.SupportCase;
import org.caseport.web.application.cases.ReadingCases.Turn;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Tells on a case page how far the case has come, and what support waits for. */
@Named
@RequestScoped
public class CaseProgress {

    /** How much of a question is quoted, in characters; the whole stands in the correspondence. */
    private static final int QUOTED = 280;

    @Inject
    CasePage page;

    @Inject
    Labels labels;

    @Inject
    Clock clock;

    /** The stages of a case in order, reached or not. */
    public List<Stage> stages() {
        SupportCase shown = page.shown();
        Instant replied = shown.firstResponseAt();
        return List.of(
                stage("received", shown.openedAt(), ""),
                stage("assigned", assignedAt(), ""),
                stage("replied", replied, replied == null && shown.status().isOpen() ? due() : ""),
                stage("resolved", shown.resolvedAt(), ""));
    }

    private Stage stage(String code, @Nullable Instant reached, String expected) {
        return new Stage(
                labels.format("case.stage." + code),
                reached != null,
                reached == null ? expected : labels.briefly(reached),
                reached == null ? "" : labels.instant(reached));
    }

    /** When support first took the case; a reply without that counts as well. */
    private @Nullable Instant assignedAt() {
        return page.timeline().stream()
                .filter(turn -> turn.to() == CaseStatus.WORK_IN_PROGRESS)
                .map(Turn::at)
                .min(Comparator.naturalOrder())
                .orElse(page.shown().firstResponseAt());
    }

    private String due() {
        Instant due = page.shown().request().promise().due();
        return labels.format(
                due.isAfter(clock.instant()) ? "case.stage.due" : "case.stage.overdue", labels.briefly(due));
    }

    /** How long the first response took, against its target; empty before it. */
    public String answered() {
        SupportCase shown = page.shown();
        Instant answered = shown.firstResponseAt();
        return answered == null
                ? ""
                : labels.format(
                        page.isPromiseMet() ? "case.promise.met" : "case.promise.missed",
                        labels.span(Duration.between(shown.openedAt(), answered)),
                        labels.target(shown.request().promise()));
    }

    /** What support has asked and waits for; null when it waits for nothing. */
    public @Nullable Question question() {
        SupportCase shown = page.shown();
        if (shown.status() != CaseStatus.PENDING_CUSTOMER_ACTION) {
            return null;
        }
        Optional<Communication> asked = page.correspondence().stream()
                .filter(entry -> entry.side() == Communication.Side.SUPPORT)
                .findFirst();
        InactivityDeadline silence = shown.state().silence();
        return new Question(
                asked.map(entry -> quoted(entry.body().text())).orElse(""),
                asked.map(entry -> labels.format("case.waiting.asked", labels.ago(entry.at())))
                        .orElse(""),
                silence == null ? "" : labels.format("case.waiting.until", labels.instant(silence.resolveAt())));
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= QUOTED) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, QUOTED)).strip() + "…";
    }

    /** The status changes since the entry, and before the next one, newest first. */
    public List<Turn> turnsAfter(Communication entry) {
        Instant next = page.correspondence().stream()
                .filter(other -> other.number() == entry.number() + 1)
                .map(Communication::at)
                .findFirst()
                .orElse(Instant.MAX);
        boolean first = entry.number() == 1;
        return page.timeline().stream()
                .filter(turn -> turn.at().isBefore(next))
                .filter(turn -> first || !turn.at().isBefore(entry.at()))
                .toList();
    }

    /**
     * A stage of the case.
     *
     * @param when when it was reached, or is expected; empty if nothing is known
     * @param exactly when it was reached, with its date; empty before it
     */
    public record Stage(String name, boolean reached, String when, String exactly) {}

    /**
     * What support waits for.
     *
     * @param text the beginning of what support asked; empty if it asked without words
     * @param asked when it asked
     * @param until when the case is resolved without a reply; empty if it is not
     */
    public record Question(String text, String asked, String until) {}
}
