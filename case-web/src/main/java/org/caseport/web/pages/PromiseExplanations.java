package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
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
        return lines(promise.derivation(), promise.zone(), "promise.submittedUntil", "Why.");
    }

    /**
     * The lines of any derivation.
     *
     * @param first the key of the text about a stretch that was counted from the beginning
     * @param why the prefix of the keys of the reasons why time was not counted
     */
    List<Line> lines(List<Stretch> derivation, ZoneId zone, String first, String why) {
        List<Line> lines = new ArrayList<>();
        List<Stretch> passed = new ArrayList<>();
        String key = first;
        for (Stretch stretch : derivation) {
            if (stretch.isCounted()) {
                addPassed(lines, passed, zone, why);
                lines.add(new Line(
                        labels.format(key, day(stretch.from(), zone), until(stretch, zone)),
                        labels.span(stretch.length()),
                        true));
            } else {
                passed.add(stretch);
            }
            key = "promise.stretch";
        }
        return lines;
    }

    private void addPassed(List<Line> lines, List<Stretch> passed, ZoneId zone, String why) {
        if (passed.isEmpty()) {
            return;
        }
        Set<String> reasons = new LinkedHashSet<>();
        for (Stretch stretch : passed) {
            String reason = reason(stretch, why);
            reasons.add(reasons.isEmpty() || reasons.contains(reason) ? reason : Labels.withinSentence(reason));
        }
        String text = labels.format(
                "promise.passed",
                day(passed.get(0).from(), zone),
                day(passed.get(passed.size() - 1).to(), zone),
                labels.list(List.copyOf(reasons)));
        lines.add(new Line(text, "–", false));
        passed.clear();
    }

    private String reason(Stretch stretch, String prefix) {
        String why = labels.format(prefix + stretch.why().name());
        return stretch.holiday() == null ? why : labels.format("promise.holiday", why, stretch.holiday());
    }

    private String day(Instant instant, ZoneId zone) {
        return instant.atZone(zone).format(pattern("times.short")) + zoneWhereItDiffers(instant, zone);
    }

    /** The end of a stretch: only the time, if it ends on the day it began. */
    private String until(Stretch stretch, ZoneId zone) {
        ZonedDateTime from = stretch.from().atZone(zone);
        ZonedDateTime to = stretch.to().atZone(zone);
        boolean sameDay = from.toLocalDate().equals(to.toLocalDate());
        return to.format(sameDay ? pattern("times.time") : pattern("times.short"))
                + zoneWhereItDiffers(stretch.to(), zone);
    }

    /** The short name of the zone, if its offset differs from the reader's at that time. */
    private String zoneWhereItDiffers(Instant instant, ZoneId zone) {
        boolean same =
                zone.getRules().getOffset(instant).equals(user.zone().getRules().getOffset(instant));
        return same ? "" : " " + TimeFormatter.zoneName(instant.atZone(zone));
    }

    private DateTimeFormatter pattern(String key) {
        return new Texts(user.locale()).times(key);
    }

    /** How long the first response took. */
    public String answeredAfter(Instant opened, Instant answered) {
        return labels.span(Duration.between(opened, answered));
    }
}
