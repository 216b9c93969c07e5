package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.stream.Collectors;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.cases.Promise.Stretch;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.policy.sla.OpeningHours;
import org.caseport.policy.sla.SupportHours;
import org.caseport.web.text.Countries;

/** Explains how the instant was derived by which support calls, and when support can be reached by phone. */
@Named
@RequestScoped
public class CallByExplanations {

    private static final int DAY_IN_MINUTES = 24 * 60;

    @Inject
    PromiseExplanations stretches;

    @Inject
    Labels labels;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** The rule that the instant follows from, in a sentence. */
    public String reason(CallBy by) {
        Instant due = by.due();
        boolean set = by.basis() == CallBy.Basis.NEXT_TRY && by.derivation().isEmpty();
        return labels.format(
                "callBy.reason." + by.basis().code() + (set ? ".set" : ""),
                labels.span(counted(by)),
                due == null ? "" : labels.instant(due),
                labels.instant(by.since()));
    }

    /** That a response in writing is still owed before the call; empty if none is. */
    public String inWriting(CallBy by) {
        Instant due = by.due();
        return due != null
                        && by.basis() == CallBy.Basis.AFTER_OPENING
                        && due.isBefore(by.at())
                        && due.isAfter(clock.instant())
                ? labels.format("callBy.inWriting", labels.instant(due))
                : "";
    }

    /** The stretches of phone hours that were counted, and why others were not. */
    public List<PromiseExplanations.Line> lines(CallBy by) {
        return stretches.lines(by.derivation(), by.zone(), "promise.stretch", "callBy.why.");
    }

    /** How much time was counted. */
    public Duration counted(CallBy by) {
        return by.derivation().stream()
                .filter(Stretch::isCounted)
                .map(Stretch::length)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** The policy version, and the zone of what was counted. */
    public String source(CallBy by) {
        return by.derivation().isEmpty()
                ? labels.format("callBy.source", by.book())
                : labels.format(
                        "callBy.source.hours", by.book(), by.zone().getDisplayName(TextStyle.FULL, labels.locale()));
    }

    /** {@code +49 30 123456, then 12}. */
    public String number(CallbackNumber number) {
        return number.extension() == null
                ? number.international()
                : labels.format("callBy.number", number.international(), number.extension());
    }

    /** When support can be reached by phone, in a sentence. */
    public String phoneHours(SupportHours hours) {
        if (!(hours instanceof OpeningHours opening)) {
            return labels.format("callBy.phone.always");
        }
        DateTimeFormatter time = DateTimeFormatter.ofPattern(labels.format("times.time"), user.locale());
        String shifts = opening.shifts().stream()
                .map(shift -> labels.format("callBy.phone.shift", at(shift.opens(), time), at(shift.closes(), time)))
                .collect(Collectors.joining(labels.format("list.comma")));
        return labels.format(
                "callBy.phone.hours",
                shifts,
                opening.zone().getDisplayName(TextStyle.FULL, user.locale()),
                Countries.name(opening.days().country(), user.locale()));
    }

    /** {@code 24:00} for a shift that closes as the day ends. */
    private static String at(int minutes, DateTimeFormatter time) {
        return minutes == DAY_IN_MINUTES
                ? "24:00"
                : LocalTime.ofSecondOfDay(minutes % DAY_IN_MINUTES * 60L).format(time);
    }
}
