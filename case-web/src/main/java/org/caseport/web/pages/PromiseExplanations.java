package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Promise.Stretch;
import org.jspecify.annotations.Nullable;

/** Explains how the due time of a promise was computed, in the time zone of the computation. */
@Named
@RequestScoped
public class PromiseExplanations {

    @Inject
    Labels labels;

    @Inject
    CurrentUser user;

    /** A line of the derivation: time that was counted, or why time was not. */
    public record Line(String text, String length, boolean counted) {}

    /** {@code First response within 12 business hours}. */
    public String target(@Nullable Promise promise) {
        return promise == null ? "" : labels.format("promise.within", labels.target(promise));
    }

    /** {@code If you submit now, expect a first response by Tue 24 Nov 2026, 10:00 CET}. */
    public String due(@Nullable Promise promise) {
        return promise == null ? "" : labels.format("promise.ifNow", labels.instant(promise.due()));
    }

    /** The clock and the policy version of the promise. */
    public String source(Promise promise) {
        return labels.format("promise.source." + promise.clock().name(), promise.book(), zone(promise));
    }

    /** The name of the time zone in which the promise was counted. */
    public String zone(Promise promise) {
        return promise.zone().getDisplayName(TextStyle.FULL, user.locale());
    }

    /** The lines from submission to the due time; consecutive stretches that were not counted are one line. */
    public List<Line> lines(Promise promise) {
        List<Line> lines = new ArrayList<>();
        List<Stretch> passed = new ArrayList<>();
        boolean first = true;
        for (Stretch stretch : promise.derivation()) {
            if (stretch.isCounted()) {
                addPassed(lines, passed, promise);
                String key = first ? "promise.submittedUntil" : "promise.stretch";
                lines.add(new Line(
                        labels.format(key, day(stretch.from(), promise), until(stretch, promise)),
                        labels.span(stretch.length()),
                        true));
            } else {
                passed.add(stretch);
            }
            first = false;
        }
        return lines;
    }

    private void addPassed(List<Line> lines, List<Stretch> passed, Promise promise) {
        if (passed.isEmpty()) {
            return;
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (Stretch stretch : passed) {
            String reason = reason(stretch);
            reasons.add(reasons.isEmpty() || reasons.contains(reason) ? reason : Labels.withinSentence(reason));
        }
        String text = labels.format(
                "promise.passed",
                day(passed.get(0).from(), promise),
                day(passed.get(passed.size() - 1).to(), promise),
                labels.list(List.copyOf(reasons)));
        lines.add(new Line(text, "–", false));
        passed.clear();
    }

    private String reason(Stretch stretch) {
        String why = labels.of(stretch.why());
        return stretch.holiday() == null ? why : labels.format("promise.holiday", why, stretch.holiday());
    }

    private String day(Instant instant, Promise promise) {
        return at(instant, promise).format(pattern("times.short")) + zoneWhereItDiffers(instant, promise);
    }

    /** The end of a stretch: only the time, if it ends on the day it began. */
    private String until(Stretch stretch, Promise promise) {
        ZonedDateTime from = at(stretch.from(), promise);
        ZonedDateTime to = at(stretch.to(), promise);
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return to.format(sameDay ? pattern("times.time") : pattern("times.short"))
                + zoneWhereItDiffers(stretch.to(), promise);
    }

    /** The short name of the zone, if its offset differs from the reader's at that time. */
    private String zoneWhereItDiffers(Instant instant, Promise promise) {
        boolean same = promise.zone()
                .getRules()
                .getOffset(instant)
                .equals(user.zone().getRules().getOffset(instant));
        return same ? "" : " " + at(instant, promise).format(DateTimeFormatter.ofPattern("z", Locale.ENGLISH));
    }

    private static ZonedDateTime at(Instant instant, Promise promise) {
        return instant.atZone(promise.zone());
    }

    private DateTimeFormatter pattern(String key) {
        return DateTimeFormatter.ofPattern(labels.format(key), user.locale());
    }

    /** How long the first response took. */
    public String answeredAfter(Instant opened, Instant answered) {
        return labels.span(Duration.between(opened, answered));
    }
}
