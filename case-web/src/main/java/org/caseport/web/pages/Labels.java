package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.OthersChanges;
import org.caseport.web.application.file.AttachingFiles;
import org.caseport.web.security.session.Device;
import org.caseport.web.text.Countries;
import org.caseport.web.text.FileSizes;
import org.caseport.web.text.Reasons;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** Provides the texts of the domain in the language of the page, with times in the account's zone. */
@Named("labels")
@RequestScoped
public class Labels {

    @Inject
    CurrentUser currentUser;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    private @Nullable Texts texts;
    private @Nullable TimeFormatter times;

    /** The texts for somebody who reads them without a request. */
    @SuppressWarnings("UnnecessaryAssignment") // Outside of a request nothing is injected.
    public static Labels of(CurrentUser reader, CasePolicy policy, Clock clock) {
        Labels labels = new Labels();
        labels.currentUser = reader;
        labels.policy = policy;
        labels.clock = clock;
        return labels;
    }

    /**
     * The name of this constant: the text {@code Enum.CONSTANT}. For members, the name of a status is the text
     * {@code CaseStatus.CONSTANT.member}.
     */
    public String of(Enum<?> constant) {
        boolean fromTheirSide = constant instanceof CaseStatus && currentUser.isMember();
        return texts().get(fromTheirSide ? key(constant) + ".member" : key(constant));
    }

    /** The shortest name of a severity, for a badge: the text {@code Severity.CONSTANT.badge}. */
    public String badge(Severity severity) {
        return texts().get(key(severity) + ".badge");
    }

    /** A sentence about this constant: the text {@code Enum.CONSTANT.help}. */
    public String help(Enum<?> constant) {
        return texts().get(key(constant) + ".help");
    }

    /** The same about a choice; empty for one that is not available yet. */
    public String help(Offer<? extends Enum<?>> offer) {
        Refusal refusal = offer.refusal();
        return refusal != null && refusal.reason() == Refusal.Reason.NOT_AVAILABLE_YET ? "" : help(offer.choice());
    }

    public String of(ContactLanguage language) {
        return texts().find("ContactLanguage." + language.code())
                .orElseGet(() -> Locale.forLanguageTag(language.code()).getDisplayLanguage(locale()));
    }

    public String of(LocalizedText text) {
        return text.in(currentUser.language());
    }

    public String of(SupportPlan plan) {
        return policy.nameOf(plan, clock.instant()).in(currentUser.language());
    }

    /**
     * Says that somebody else has changed a field meanwhile.
     *
     * @param now what the field has now, in words
     */
    public String changedBy(OthersChanges.OthersChange change, String now) {
        boolean today = times().isSameDay(change.at(), clock.instant());
        String at = today ? times().ofDay(change.at()) : instant(change.at());
        if (change.by().isEmpty()) {
            return format(today ? "field.changed.today" : "field.changed", at, now);
        }
        return format(today ? "field.changedBy.today" : "field.changedBy", change.by(), at, now);
    }

    /** A text for each number from 1 to this one, a line each: for a page whose number decreases by script. */
    public String counts(String key, int most) {
        return IntStream.rangeClosed(1, most)
                .mapToObj(number -> format(key, number))
                .collect(Collectors.joining("\n"));
    }

    /** A text of the bundle, if it has this one. */
    public Optional<String> find(String key, Object... arguments) {
        return texts().find(key, arguments);
    }

    /** A text of the bundle with its arguments filled in. */
    public String format(String key, Object... arguments) {
        return texts().get(key, arguments);
    }

    /** {@code E-mail address} becomes {@code e-mail address}; {@code VPN gateway} stays. */
    public static String withinSentence(String label) {
        boolean abbreviation = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return abbreviation ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
    }

    /** {@code service, category and severity}. */
    public String list(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(format("list.comma"), words.subList(0, last)) + format("list.and") + words.get(last);
    }

    /** The name of a country or region by its ISO code. */
    public String country(String code) {
        return Countries.name(code, locale());
    }

    /** The name of a kind of secret; for one that an operator added, the name in its definition. */
    public String secret(String kind, String name) {
        return texts().find("secret.kind." + kind).orElse(name);
    }

    /** The name of an author, or the replacement for the name of an erased person. */
    public String person(String name) {
        return name.equals(Erasure.NAME) ? texts().get("erase.name") : name;
    }

    /** The first letters of a name, for its circle: {@code OH}; of a name without blanks only one. */
    public String initials(String name) {
        List<String> words = List.of(person(name).strip().split("\\s+"));
        String first = letter(words.get(0));
        return words.size() < 2 ? first : first + letter(words.get(words.size() - 1));
    }

    private String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(locale());
    }

    /** The roles of the person, in words. */
    public String roles(Person person) {
        List<String> names = new ArrayList<>();
        for (Role role : Role.values()) {
            if (person.roles().contains(role)) {
                names.add(of(role));
            }
        }
        return String.join(currentUser.language().equals("ja") ? "、" : ", ", names);
    }

    /** {@code Firefox on Linux}; what is not known of a device is left out. */
    public String of(Device device) {
        if (device.browser().isEmpty() && device.system().isEmpty()) {
            return format("account.signIns.unknown");
        }
        return device.browser().isEmpty() || device.system().isEmpty()
                ? device.browser() + device.system()
                : format("account.signIns.browserOn", device.browser(), device.system());
    }

    // ---- refusals and violations

    /** Why a choice is refused; empty for a granted one. */
    public String why(Offer<?> offer) {
        return reasons().why(offer);
    }

    /** Whether a choice is refused only at this hour. */
    public boolean isClosedNow(Offer<?> offer) {
        Refusal refusal = offer.refusal();
        return refusal != null && refusal.reason() == Refusal.Reason.CLOSED_NOW;
    }

    /** Whether a choice is refused to a member for whom another plan would unlock it. */
    public boolean dependsOnPlan(Offer<?> offer) {
        Refusal refusal = offer.refusal();
        return refusal != null && refusal.unlockedBy() != null && currentUser.isMember();
    }

    /** Why something is refused, without naming it. */
    public String why(Refusal refusal) {
        return reasons().why(refusal);
    }

    /** What is wrong with a field and what to do about it. */
    public String sentence(Violation violation) {
        return reasons().sentence(violation);
    }

    /** Why a use case changed nothing, and what to do about it. */
    public String sentence(Rejection why) {
        return reasons().sentence(why);
    }

    /** Why a file was not attached. */
    public String sentence(AttachingFiles.Outcome.Refused refused) {
        return reasons().sentence(refused);
    }

    private Reasons reasons() {
        return new Reasons(texts(), times(), clock.instant(), this::of);
    }

    // ---- figures and times

    public String number(long value) {
        return NumberFormat.getIntegerInstance(locale()).format(value);
    }

    /** {@code 210 KB}, as file managers count. */
    public String size(long bytes) {
        return FileSizes.of(bytes, locale());
    }

    /** {@code Tue 24 Nov 2026, 10:00 CET}. */
    public String instant(Instant instant) {
        return times().at(instant);
    }

    /** {@code Tue 24 Nov, 10:00}. */
    public String shortly(Instant instant) {
        return times().shortly(instant);
    }

    /** {@code Tue 24 Nov, 10:00 CET}. */
    public String shortlyWithZone(Instant instant) {
        return times().shortlyWithZone(instant);
    }

    /** The same in another zone. */
    public String shortlyIn(ZoneId zone, Instant instant) {
        return new TimeFormatter(texts(), zone).shortly(instant);
    }

    /** {@code 10:00}, for what happened today. */
    public String ofDay(Instant instant) {
        return times().ofDay(instant);
    }

    /** {@code in 3 h 12 min}; empty when it is more than a day away. */
    public String relative(Instant instant) {
        return times().relative(instant, clock.instant());
    }

    /** A past instant as people say it: {@code 12 min ago}, {@code yesterday 16:30}, {@code 28 Nov}. */
    public String ago(Instant instant) {
        return times().ago(instant, clock.instant());
    }

    /** The time of an instant that is today, else its day: {@code 15:14}, {@code 28 Nov}. */
    public String timeOrDay(Instant instant) {
        Instant now = clock.instant();
        return times().isSameDay(instant, now) ? times().ofDay(instant) : times().day(instant, now);
    }

    /** The time of an instant that is today, else with its day: {@code 15:14}, {@code Tue 24 Nov, 10:00}. */
    public String briefly(Instant instant) {
        return times().isSameDay(instant, clock.instant()) ? times().ofDay(instant) : times().shortly(instant);
    }

    /** The subject of a case in a list; the number of a case whose subject shows nothing. */
    public String title(CaseSummary line) {
        return title(line.subject(), line.displayId());
    }

    /** The subject of a case in a list; its number if the subject shows nothing. */
    public String title(String subject, DisplayId number) {
        return BlankText.isBlank(subject) ? format("case.title", number) : subject;
    }

    /** The instant, with the relative time if that is within a day. */
    public String when(Instant instant) {
        return times().whenSeenFrom(instant, clock.instant());
    }

    /** What time it is in a zone: {@code Sydney 01:35}, with the weekday if that is not the reader's. */
    public String clockIn(ZoneId there) {
        return times().clockIn(there, clock.instant());
    }

    /** The city of a zone. */
    public String city(ZoneId zone) {
        return TimeFormatter.city(zone);
    }

    /** {@code 2 h 30 min}. */
    public String span(Duration length) {
        return times().span(length);
    }

    /** {@code 2 h 30 min}, from a day on {@code 1 d 22 h}. */
    public String roundedSpan(Duration length) {
        return times().roundedSpan(length);
    }

    /** A response target: {@code 12 business hours}, {@code 15 minutes}. */
    public String target(Promise promise) {
        return duration(promise.target(), promise.clock());
    }

    public String duration(Duration length, Promise.Clock counted) {
        boolean business = counted == Promise.Clock.BUSINESS_HOURS;
        if (length.toMinutesPart() == 0) {
            return texts().get(business ? "times.businessHours" : "times.hours", length.toHours());
        }
        return texts().get(business ? "times.businessMinutes" : "times.minutes", length.toMinutes());
    }

    /** The short name of a day of the week, counted from Monday's 0. */
    public String weekday(int number) {
        return DayOfWeek.of(number + 1).getDisplayName(TextStyle.SHORT, locale());
    }

    /** A calendar day: {@code Tue 24 Nov 2026}. */
    public String day(LocalDate day) {
        return day.format(texts().times("times.day"));
    }

    static String key(Enum<?> constant) {
        return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
    }

    private TimeFormatter times() {
        TimeFormatter made = times;
        if (made == null) {
            made = new TimeFormatter(texts(), currentUser.zone());
            times = made;
        }
        return made;
    }

    private Texts texts() {
        Texts made = texts;
        if (made == null) {
            made = new Texts(locale());
            texts = made;
        }
        return made;
    }

    /** The language of the page. */
    public Locale locale() {
        return currentUser.locale();
    }
}
