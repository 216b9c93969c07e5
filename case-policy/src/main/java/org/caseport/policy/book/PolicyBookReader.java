package org.caseport.policy.book;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.Night;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise.Warnings;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.book.PhoneTerms.NumberKind;
import org.caseport.policy.data.BadDataException;
import org.caseport.policy.data.CollectedProblems;
import org.caseport.policy.data.YamlEntry;
import org.caseport.policy.sla.Shift;

/**
 * Reads a policy book strictly: it rejects what it does not understand and what contradicts itself, with file and line.
 */
final class PolicyBookReader {

    /** The languages of the pages. */
    private static final List<String> UI_LANGUAGES = List.of("en", "ja");

    private static final String ALWAYS = "around the clock";
    private static final String ACCOUNT = "the account's";
    private static final String USUALLY = "usually";
    private static final int MANY = 1_000_000;
    private static final int MOST_BYTES = 1_000_000_000;
    private static final Pattern HOURS_FORM = Pattern.compile("([1-9]\\d{0,2}) h");
    private static final Pattern SECONDS_FORM = Pattern.compile("([1-9]\\d{0,2}) s");
    private static final Pattern MINUTES_FORM = Pattern.compile("([1-9]\\d{0,2}) min");
    private static final Pattern NIGHT_FORM =
            Pattern.compile("((?:[01]\\d|2[0-3]):[0-5]\\d)-((?:[01]\\d|2[0-3]):[0-5]\\d)");
    private static final int MOST_TRIES = 20;
    private static final Pattern DAYS_FORM = Pattern.compile("([1-9]\\d{0,3}) days?");
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private static final Map<String, DayOfWeek> DAYS =
            words(DayOfWeek.values(), day -> day.name().toLowerCase(Locale.ROOT));
    private static final Map<String, CaseType> TYPES = words(CaseType.values(), CaseType::code);
    private static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity::code);
    private static final Map<String, PlanTerms.ChangedBy> CHANGED_BY =
            words(PlanTerms.ChangedBy.values(), by -> by.name().toLowerCase(Locale.ROOT));
    private static final Map<String, ContactMethod> METHODS = words(ContactMethod.values(), ContactMethod::code);

    private static final Map<String, NumberKind> NUMBER_KINDS = words(NumberKind.values(), NumberKind::code);

    private static final String[] KEYS = {
        "version",
        "effective",
        "limits",
        "case-types",
        "first-response",
        "silence",
        "after-resolution",
        "drafts",
        "term",
        "calls",
        "chat",
        "weekends",
        "hours",
        "contact-languages",
        "plans"
    };

    private static final String[] PLAN_KEYS = {
        "code",
        "name",
        "formerly",
        "change",
        "opens",
        "reachable-by",
        "answers",
        "additional-contacts",
        "support-api",
        "cases-an-hour",
        "calls-a-second"
    };

    private PolicyBookReader() {}

    private static <T> Map<String, T> words(T[] all, Function<T, String> word) {
        return Arrays.stream(all).collect(Collectors.toUnmodifiableMap(word, Function.identity()));
    }

    static PolicyBook read(String file, InputStream bytes) {
        YamlEntry book = YamlEntry.read(file, bytes).hasOnly(KEYS);
        String version = version(file, book.get("version"));
        List<PlanTerms> plans = plans(book.get("plans"));
        return new PolicyBook(
                version,
                date(book.get("effective")),
                limits(book.get("limits")),
                caseTypes(book.get("case-types"), plans),
                firstResponse(book.get("first-response")),
                silence(book.get("silence")),
                afterResolution(book.get("after-resolution")),
                days(book.get("drafts").hasOnly("kept").get("kept")),
                book.find("term").map(PolicyBookReader::days).orElse(Duration.ZERO),
                book.find("calls").map(PolicyBookReader::calls).orElse(PhoneTerms.USUAL),
                book.find("chat").map(PolicyBookReader::chat).orElse(ChattingTerms.USUAL),
                languages(book.get("contact-languages"), hours(book.get("hours"), weekends(book.get("weekends")))),
                plans);
    }

    private static String version(String file, YamlEntry part) {
        String version = part.text();
        if (!file.equals(version + ".yaml")) {
            throw part.wrong("version " + version + " does not go with the file's name");
        }
        return version;
    }

    /** Everything that is wrong, in the order of the lines: each part is read by itself. */
    static List<BadDataException> problems(String file, String text) {
        CollectedProblems problems = new CollectedProblems();
        problems.of(() -> YamlEntry.read(file, text)).ifPresent(book -> {
            problems.of(() -> book.hasOnly(KEYS));
            problems.of(() -> version(file, book.get("version")));
            problems.of(() -> date(book.get("effective")));
            problems.of(() -> limits(book.get("limits")));
            problems.of(() -> firstResponse(book.get("first-response")));
            problems.of(() -> silence(book.get("silence")));
            problems.of(() -> afterResolution(book.get("after-resolution")));
            problems.of(() -> days(book.get("drafts").hasOnly("kept").get("kept")));
            problems.of(() -> book.find("term").map(PolicyBookReader::days));
            problems.of(() -> book.find("calls").map(PolicyBookReader::calls));
            problems.of(() -> book.find("chat").map(PolicyBookReader::chat));
            problems.of(() -> weekends(book.get("weekends")))
                    .flatMap(weekends -> problems.of(() -> hours(book.get("hours"), weekends)))
                    .ifPresent(hours -> problems.of(() -> languages(book.get("contact-languages"), hours)));
            problems.of(() -> book.get("plans").items()).ifPresent(plans -> planProblems(plans, problems));
            // What holds for all plans is only checked against plans that can be read.
            if (problems.isEmpty()) {
                problems.of(() -> plans(book.get("plans")))
                        .ifPresent(plans -> problems.of(() -> caseTypes(book.get("case-types"), plans)));
            }
        });
        return problems.inOrder();
    }

    private static void planProblems(List<YamlEntry> plans, CollectedProblems problems) {
        PlanTerms humbler = null;
        for (YamlEntry each : plans) {
            problems.of(() -> each.hasOnly(PLAN_KEYS));
            problems.of(() -> code(each.get("code")));
            problems.of(() -> name(each.get("name")));
            problems.of(() -> reachableBy(each.get("opens"), each.get("reachable-by")));
            problems.of(() -> answers(each.get("answers")));
            for (String number : List.of("additional-contacts", "cases-an-hour", "calls-a-second")) {
                problems.of(() -> number(each.get(number), MANY));
            }
            PlanTerms lower = humbler;
            Optional<PlanTerms> terms = problems.of(() -> plan(each));
            terms.filter(any -> lower != null)
                    .ifPresent(own -> problems.of(() -> losesNothingOf(Objects.requireNonNull(lower), own, each)));
            humbler = terms.orElse(null);
        }
    }

    private static LocalDate date(YamlEntry part) {
        try {
            return LocalDate.parse(part.text());
        } catch (DateTimeException e) {
            throw part.wrong("'" + part.text() + "' is no date like 2022-05-18");
        }
    }

    /** A whole number from 0 to this. */
    private static int number(YamlEntry part, int most) {
        long number = part.wholeNumber();
        if (number < 0 || number > most) {
            throw part.wrong("expected a number from 0 to " + most + ", not " + number);
        }
        return (int) number;
    }

    private static FileLimits limits(YamlEntry part) {
        YamlEntry limits = part.hasOnly("files", "bytes-a-file", "uploads", "bytes-an-upload");
        return new FileLimits(
                number(limits.get("files"), MANY),
                number(limits.get("bytes-a-file"), MOST_BYTES),
                number(limits.get("uploads"), MANY),
                number(limits.get("bytes-an-upload"), MOST_BYTES));
    }

    private static CaseTypeTerms caseTypes(YamlEntry part, List<PlanTerms> plans) {
        YamlEntry terms = part.hasOnly("severity-not-asked", "handled-by-partner", "copied-to-operations");
        return new CaseTypeTerms(
                terms.find("severity-not-asked")
                        .map(severities -> severityNotAsked(severities, plans))
                        .orElseGet(Map::of),
                terms.find("handled-by-partner").map(PolicyBookReader::types).orElseGet(Set::of),
                terms.find("copied-to-operations").map(PolicyBookReader::types).orElseGet(Set::of));
    }

    private static Map<CaseType, Severity> severityNotAsked(YamlEntry part, List<PlanTerms> plans) {
        part.hasOnly(TYPES.keySet().stream().sorted().toArray(String[]::new));
        Map<CaseType, Severity> severities = new EnumMap<>(CaseType.class);
        part.byKey().forEach((type, severity) -> {
            Severity fixed = severity.oneOf(SEVERITIES);
            for (PlanTerms plan : plans) {
                if (!plan.answers(fixed)) {
                    throw severity.wrong("plan '" + plan.plan() + "' has no severity '" + fixed.code() + "'");
                }
            }
            severities.put(Objects.requireNonNull(TYPES.get(type)), fixed);
        });
        return severities;
    }

    private static Set<CaseType> types(YamlEntry part) {
        Set<CaseType> types = EnumSet.noneOf(CaseType.class);
        for (YamlEntry each : part.items()) {
            if (!types.add(each.oneOf(TYPES))) {
                throw each.wrong("'" + each.text() + "' stands here twice");
            }
        }
        return types;
    }

    private static FirstResponseTerms firstResponse(YamlEntry part) {
        YamlEntry terms = part.hasOnly("warnings", "at-risk", "due-soon");
        List<Integer> warnings = new ArrayList<>();
        for (YamlEntry each : terms.get("warnings").items()) {
            int percent = percent(each);
            if (!warnings.isEmpty() && percent <= warnings.get(warnings.size() - 1)) {
                throw each.wrong("a warning comes after the one before it, " + percent + " does not");
            }
            warnings.add(percent);
        }
        return new FirstResponseTerms(
                new Warnings(warnings, percent(terms.get("at-risk"))), hours(terms.get("due-soon")));
    }

    private static int percent(YamlEntry part) {
        long percent = part.wholeNumber();
        if (percent < 1 || percent > 100) {
            throw part.wrong("expected a percentage from 1 to 100, not " + percent);
        }
        return (int) percent;
    }

    private static Duration hours(YamlEntry part) {
        Matcher hours = HOURS_FORM.matcher(part.text());
        if (!hours.matches()) {
            throw part.wrong("'" + part.text() + "' is no number of hours like 1 h");
        }
        return Duration.ofHours(Integer.parseInt(hours.group(1)));
    }

    private static InactivityTerms silence(YamlEntry part) {
        YamlEntry silence = part.hasOnly("reminder-after", "resolution-after");
        int reminder = number(silence.get("reminder-after"), MANY);
        int resolution = number(silence.get("resolution-after"), MANY);
        if (reminder < 1 || resolution < reminder) {
            throw part.wrong("the reminder comes first, after a day at least, and then the resolution");
        }
        return new InactivityTerms(reminder, resolution);
    }

    private static ResolutionTerms afterResolution(YamlEntry part) {
        YamlEntry windows = part.hasOnly("reopening", "rating");
        return new ResolutionTerms(days(windows.get("reopening")), days(windows.get("rating")));
    }

    /** Whole days of 24 hours. */
    private static Duration days(YamlEntry part) {
        Matcher days = DAYS_FORM.matcher(part.text());
        if (!days.matches()) {
            throw part.wrong("'" + part.text() + "' is no number of days like 14 days");
        }
        return Duration.ofDays(Integer.parseInt(days.group(1)));
    }

    private static PhoneTerms calls(YamlEntry part) {
        YamlEntry calls = part.hasOnly(
                "tries",
                "pauses",
                "after-opening",
                "later-calls",
                "claim",
                "night",
                "chosen-time-from",
                "chosen-time-within",
                "not-called");
        int tries = number(calls.get("tries"), MOST_TRIES);
        if (tries < 1) {
            throw calls.get("tries").wrong("there is one try at least");
        }
        Set<NumberKind> notCalled = EnumSet.noneOf(NumberKind.class);
        calls.find("not-called")
                .map(YamlEntry::items)
                .orElseGet(List::of)
                .forEach(kind -> notCalled.add(kind.oneOf(NUMBER_KINDS)));
        return new PhoneTerms(
                new CallTerms(
                        tries,
                        calls.get("pauses").items().stream()
                                .map(PolicyBookReader::time)
                                .toList(),
                        time(calls.get("after-opening")),
                        time(calls.get("later-calls")),
                        time(calls.get("claim")),
                        night(calls.get("night"))),
                time(calls.get("chosen-time-from")),
                days(calls.get("chosen-time-within")),
                notCalled);
    }

    private static ChattingTerms chat(YamlEntry part) {
        YamlEntry chat = part.hasOnly(
                "ring",
                "not-rung-again",
                "place-kept",
                "comes-back-within",
                "asks-after",
                "answers-within",
                "agent-lost-after",
                "silence",
                "silence-asked-after",
                "after-closing",
                "length-if-unknown",
                "lengths-from",
                "line",
                "passed-at-most",
                "at-once-an-account",
                "at-once-an-agent",
                "messages",
                "characters",
                "files",
                "files-a-message",
                "messages-a-minute");
        Duration silence = time(chat.get("silence"));
        Duration asked = time(chat.get("silence-asked-after"));
        if (asked.compareTo(silence) >= 0) {
            throw chat.get("silence-asked-after").wrong("a chat asks before it ends by silence");
        }
        return new ChattingTerms(
                new ChatTerms(
                        time(chat.get("ring")),
                        time(chat.get("not-rung-again")),
                        time(chat.get("place-kept")),
                        time(chat.get("comes-back-within")),
                        time(chat.get("asks-after")),
                        time(chat.get("answers-within")),
                        time(chat.get("agent-lost-after")),
                        silence,
                        asked,
                        time(chat.get("after-closing")),
                        new ChatTerms.Limits(
                                oneAtLeast(chat.get("messages")),
                                oneAtLeast(chat.get("characters")),
                                number(chat.get("files"), MANY),
                                number(chat.get("files-a-message"), MANY),
                                oneAtLeast(chat.get("messages-a-minute")))),
                time(chat.get("length-if-unknown")),
                oneAtLeast(chat.get("lengths-from")),
                lanes(chat.get("line")),
                number(chat.get("passed-at-most"), MANY),
                oneAtLeast(chat.get("at-once-an-account")),
                number(chat.get("at-once-an-agent"), Availability.MOST_AT_ONCE));
    }

    private static int oneAtLeast(YamlEntry part) {
        int number = number(part, MOST_BYTES);
        if (number < 1) {
            throw part.wrong("there is one at least");
        }
        return number;
    }

    private static List<Set<Severity>> lanes(YamlEntry part) {
        Set<Severity> named = EnumSet.noneOf(Severity.class);
        List<Set<Severity>> lanes = new ArrayList<>();
        for (YamlEntry lane : part.items()) {
            Set<Severity> together = EnumSet.noneOf(Severity.class);
            for (YamlEntry each : lane.items()) {
                Severity severity = each.oneOf(SEVERITIES);
                if (!named.add(severity)) {
                    throw each.wrong("'" + severity.code() + "' stands in the line twice");
                }
                together.add(severity);
            }
            lanes.add(together);
        }
        if (named.size() < Severity.values().length) {
            throw part.wrong("each severity stands in the line");
        }
        return lanes;
    }

    /** Seconds, minutes or hours. */
    private static Duration time(YamlEntry part) {
        Matcher seconds = SECONDS_FORM.matcher(part.text());
        if (seconds.matches()) {
            return Duration.ofSeconds(Integer.parseInt(seconds.group(1)));
        }
        Matcher minutes = MINUTES_FORM.matcher(part.text());
        if (minutes.matches()) {
            return Duration.ofMinutes(Integer.parseInt(minutes.group(1)));
        }
        Matcher hours = HOURS_FORM.matcher(part.text());
        if (!hours.matches()) {
            throw part.wrong("'" + part.text() + "' is no time like 30 min or 2 h");
        }
        return Duration.ofHours(Integer.parseInt(hours.group(1)));
    }

    private static Night night(YamlEntry part) {
        Matcher night = NIGHT_FORM.matcher(part.text());
        if (!night.matches() || night.group(1).equals(night.group(2))) {
            throw part.wrong("'" + part.text() + "' is no night like 21:00-08:00");
        }
        return new Night(LocalTime.parse(night.group(1)), LocalTime.parse(night.group(2)));
    }

    private static HoursTerms.Weekends weekends(YamlEntry part) {
        Set<DayOfWeek> usual = weekend(part.get(USUALLY));
        Map<String, Set<DayOfWeek>> byCountry = new LinkedHashMap<>();
        part.byKey().forEach((country, days) -> {
            if (!country.equals(USUALLY)) {
                known(country, days);
                byCountry.put(country, weekend(days));
            }
        });
        return new HoursTerms.Weekends(usual, byCountry);
    }

    private static Set<DayOfWeek> weekend(YamlEntry part) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        part.items().forEach(day -> weekend.add(day.oneOf(DAYS)));
        if (weekend.size() == DAYS.size()) {
            throw part.wrong("a week without a working day");
        }
        return weekend;
    }

    private static void known(String country, YamlEntry part) {
        if (!COUNTRIES.contains(country)) {
            throw part.wrong("'" + country + "' is no country's two-letter code");
        }
    }

    private static Map<String, HoursTerms> hours(YamlEntry part, HoursTerms.Weekends weekends) {
        Map<String, HoursTerms> byName = new LinkedHashMap<>();
        byName.put(ALWAYS, new HoursTerms.Always());
        part.byKey().forEach((name, body) -> {
            YamlEntry office = body.hasOnly("holidays-of", "wall-clock-of", "working-days");
            String country = office.get("holidays-of").text();
            if (!country.equals(ACCOUNT)) {
                known(country, office.get("holidays-of"));
            }
            HoursTerms terms = new HoursTerms.Office(
                    country.equals(ACCOUNT) ? null : country,
                    office.get("wall-clock-of").text().equals(ACCOUNT) ? null : zone(office.get("wall-clock-of")),
                    shifts(office.get("working-days")),
                    weekends);
            if (byName.put(name, terms) != null) {
                throw body.wrong("'" + name + "' needs no explanation");
            }
        });
        return byName;
    }

    private static ZoneId zone(YamlEntry part) {
        if (!ZoneId.getAvailableZoneIds().contains(part.text())) {
            throw part.wrong("'" + part.text() + "' is no time zone like Asia/Tokyo");
        }
        return ZoneId.of(part.text());
    }

    private static List<Shift> shifts(YamlEntry part) {
        List<Shift> shifts = new ArrayList<>();
        for (YamlEntry each : part.items()) {
            Shift shift = Shift.parse(each.text())
                    .orElseThrow(() -> each.wrong("'" + each.text() + "' are no hours like 08:00-18:00"));
            if (shifts.stream().anyMatch(shift::overlaps)) {
                throw each.wrong("'" + each.text() + "' overlaps other hours");
            }
            shifts.add(shift);
        }
        return shifts;
    }

    private static List<LanguageHours> languages(YamlEntry part, Map<String, HoursTerms> hours) {
        List<LanguageHours> languages = new ArrayList<>();
        for (YamlEntry each : part.items()) {
            YamlEntry terms = each.hasOnly("code", "chat", "phone", "business-hours");
            YamlEntry code = terms.get("code");
            if (!Set.of(Locale.getISOLanguages()).contains(code.text())) {
                throw code.wrong("'" + code.text() + "' is no language's two-letter code");
            }
            ContactLanguage language = new ContactLanguage(code.text());
            if (languages.stream().anyMatch(l -> l.language().equals(language))) {
                throw code.wrong("language '" + language + "' stands here twice");
            }
            languages.add(new LanguageHours(
                    language,
                    named(terms.get("chat"), hours),
                    named(terms.get("phone"), hours),
                    named(terms.get("business-hours"), hours)));
        }
        if (languages.stream().noneMatch(l -> l.language().equals(ContactLanguage.ENGLISH))) {
            throw part.wrong("'en' is missing; it is taken where no language is chosen yet");
        }
        return languages;
    }

    private static HoursTerms named(YamlEntry part, Map<String, HoursTerms> hours) {
        HoursTerms terms = hours.get(part.text());
        if (terms == null) {
            throw part.wrong("'" + part.text() + "' is none of the hours " + hours.keySet());
        }
        return terms;
    }

    private static List<PlanTerms> plans(YamlEntry part) {
        List<PlanTerms> plans = new ArrayList<>();
        Set<SupportPlan> codes = new LinkedHashSet<>();
        for (YamlEntry each : part.items()) {
            PlanTerms terms = plan(each);
            if (!codes.add(terms.plan())) {
                throw each.wrong("plan '" + terms.plan() + "' stands here twice");
            }
            if (!plans.isEmpty()) {
                losesNothingOf(plans.get(plans.size() - 1), terms, each);
            }
            plans.add(terms);
        }
        return plans;
    }

    private static PlanTerms plan(YamlEntry part) {
        YamlEntry plan = part.hasOnly(PLAN_KEYS);
        List<SupportPlan> formerly = plan.find("formerly").map(YamlEntry::items).orElse(List.of()).stream()
                .map(PolicyBookReader::code)
                .toList();
        return new PlanTerms(
                code(plan.get("code")),
                name(plan.get("name")),
                plan.find("change").map(by -> by.oneOf(CHANGED_BY)).orElse(PlanTerms.ChangedBy.SUPPORT),
                formerly,
                reachableBy(plan.get("opens"), plan.get("reachable-by")),
                answers(plan.get("answers")),
                number(plan.get("additional-contacts"), MANY),
                plan.get("support-api").yesOrNo(),
                number(plan.get("cases-an-hour"), MANY),
                number(plan.get("calls-a-second"), MANY));
    }

    private static SupportPlan code(YamlEntry part) {
        try {
            return new SupportPlan(part.text());
        } catch (IllegalArgumentException e) {
            throw part.wrong(String.valueOf(e.getMessage()));
        }
    }

    private static LocalizedText name(YamlEntry part) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        YamlEntry names = part.hasOnly(UI_LANGUAGES.toArray(String[]::new));
        UI_LANGUAGES.forEach(
                language -> byLanguage.put(language, names.get(language).text()));
        return new LocalizedText(byLanguage);
    }

    private static Map<CaseType, Set<ContactMethod>> reachableBy(YamlEntry opens, YamlEntry reachable) {
        Set<CaseType> types = types(opens);
        YamlEntry parts = reachable.hasOnly(types.stream().map(CaseType::code).toArray(String[]::new));
        Map<CaseType, Set<ContactMethod>> byType = new EnumMap<>(CaseType.class);
        for (CaseType type : types) {
            Set<ContactMethod> methods = EnumSet.noneOf(ContactMethod.class);
            parts.get(type.code()).items().forEach(each -> methods.add(each.oneOf(METHODS)));
            byType.put(type, methods);
        }
        return byType;
    }

    private static Map<Severity, ResponseTarget> answers(YamlEntry part) {
        Map<Severity, ResponseTarget> answers = new EnumMap<>(Severity.class);
        YamlEntry parts = part.hasOnly("low", "normal", "high", "urgent", "critical");
        // The mildest is taken wherever no severity is chosen.
        parts.get(Severity.LOW.code());
        ResponseTarget milder = null;
        for (Severity severity : Severity.values()) {
            Optional<YamlEntry> named = parts.find(severity.code());
            if (named.isPresent()) {
                YamlEntry each = named.get();
                ResponseTarget target = ResponseTarget.parse(each.text())
                        .orElseThrow(() ->
                                each.wrong("'" + each.text() + "' is no target like 15 min, 4 h or 24 business hours"));
                if (milder != null && target.isSlowerThan(milder)) {
                    throw each.wrong("'" + severity.code() + "' is promised slower than a milder severity");
                }
                answers.put(severity, target);
                milder = target;
            }
        }
        return answers;
    }

    private static PlanTerms losesNothingOf(PlanTerms humbler, PlanTerms terms, YamlEntry part) {
        String plan = "plan '" + terms.plan() + "' ";
        String than = "'" + humbler.plan() + "'";
        humbler.reachableBy().forEach((type, methods) -> {
            if (!terms.opens(type)) {
                throw part.wrong(plan + "lost case type " + type.code() + ", which " + than + " has");
            }
            for (ContactMethod method : methods) {
                if (!terms.isReachable(type, method)) {
                    throw part.wrong(
                            plan + "lost " + method.code() + " for " + type.code() + ", which " + than + " has");
                }
            }
        });
        humbler.answers().forEach((severity, target) -> {
            ResponseTarget own = terms.answers().get(severity);
            if (own == null) {
                throw part.wrong(plan + "lost severity " + severity.code() + ", which " + than + " has");
            }
            if (own.isLongerThan(target)) {
                throw part.wrong(plan + "answers " + severity.code() + " in longer than " + than);
            }
        });
        if (terms.contacts() < humbler.contacts()) {
            throw part.wrong(plan + "has fewer additional contacts than " + than);
        }
        if (humbler.supportApi() && !terms.supportApi()) {
            throw part.wrong(plan + "lost the Support API, which " + than + " has");
        }
        if (terms.casesPerHour() != 0
                && (humbler.casesPerHour() == 0 || terms.casesPerHour() < humbler.casesPerHour())) {
            throw part.wrong(plan + "opens fewer cases an hour than " + than);
        }
        if (terms.callsPerSecond() < humbler.callsPerSecond()) {
            throw part.wrong(plan + "makes fewer calls a second than " + than);
        }
        return terms;
    }
}
