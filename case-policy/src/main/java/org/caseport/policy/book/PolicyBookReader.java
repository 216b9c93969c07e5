package org.caseport.policy.book;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.ContactLanguage;
import org.caseport.domain.cases.ContactMethod;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.sla.Shift;

/** Reads one book, strictly: what it does not understand, or what contradicts itself, it refuses by file and line. */
final class PolicyBookReader {

    /** The languages of the pages. */
    private static final List<String> UI_LANGUAGES = List.of("en", "ja");

    private static final String ALWAYS = "around the clock";
    private static final String ACCOUNT = "the account's";
    private static final String USUALLY = "usually";
    private static final int MANY = 1_000_000;
    private static final int MOST_BYTES = 1_000_000_000;
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private PolicyBookReader() {}

    static PolicyBook read(String file, String yaml) {
        Part whole = Part.parse(file, yaml);
        Part.Keyed book =
                whole.map("version", "effective", "limits", "weekends", "hours", "contact-languages", "plans");
        String version = book.the("version").text();
        if (!file.equals(version + ".yaml")) {
            throw book.the("version").broken("version " + version + " does not go with the file's name");
        }
        return new PolicyBook(
                version,
                date(book.the("effective")),
                limits(book.the("limits")),
                languages(book.the("contact-languages"), hours(book.the("hours"), weekends(book.the("weekends")))),
                plans(book.the("plans")));
    }

    private static LocalDate date(Part part) {
        try {
            return LocalDate.parse(part.text());
        } catch (DateTimeException e) {
            throw part.broken("'" + part.text() + "' is no date like 2022-05-18");
        }
    }

    private static FileLimits limits(Part part) {
        Part.Keyed limits = part.map("files", "bytes-a-file");
        return new FileLimits(
                limits.the("files").number(MANY), limits.the("bytes-a-file").number(MOST_BYTES));
    }

    private static HoursTerms.Weekends weekends(Part part) {
        Map<String, Set<DayOfWeek>> byCountry = new LinkedHashMap<>();
        part.map().forEach((country, days) -> {
            if (!country.equals(USUALLY)) {
                known(country, days);
            }
            Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
            days.list().forEach(day -> weekend.add(day.named(DayOfWeek.class)));
            if (weekend.size() == DayOfWeek.values().length) {
                throw days.broken("a week without a working day");
            }
            byCountry.put(country, weekend);
        });
        Set<DayOfWeek> usual = byCountry.remove(USUALLY);
        if (usual == null) {
            throw part.broken("'" + USUALLY + "' is missing");
        }
        return new HoursTerms.Weekends(usual, byCountry);
    }

    private static void known(String country, Part part) {
        if (!COUNTRIES.contains(country)) {
            throw part.broken("'" + country + "' is no country's two-letter code");
        }
    }

    private static Map<String, HoursTerms> hours(Part part, HoursTerms.Weekends weekends) {
        Map<String, HoursTerms> byName = new LinkedHashMap<>();
        byName.put(ALWAYS, new HoursTerms.Always());
        part.map().forEach((name, body) -> {
            Part.Keyed office = body.map("holidays-of", "wall-clock-of", "working-days");
            String country = office.the("holidays-of").text();
            if (!country.equals(ACCOUNT)) {
                known(country, office.the("holidays-of"));
            }
            HoursTerms terms = new HoursTerms.Office(
                    country.equals(ACCOUNT) ? null : country,
                    office.the("wall-clock-of").text().equals(ACCOUNT) ? null : zone(office.the("wall-clock-of")),
                    shifts(office.the("working-days")),
                    weekends);
            if (byName.put(name, terms) != null) {
                throw body.broken("'" + name + "' needs no explanation");
            }
        });
        return byName;
    }

    private static ZoneId zone(Part part) {
        if (!ZoneId.getAvailableZoneIds().contains(part.text())) {
            throw part.broken("'" + part.text() + "' is no time zone like Asia/Tokyo");
        }
        return ZoneId.of(part.text());
    }

    private static List<Shift> shifts(Part part) {
        List<Shift> shifts = new ArrayList<>();
        for (Part each : part.list()) {
            Shift shift = Shift.parse(each.text())
                    .orElseThrow(() -> each.broken("'" + each.text() + "' are no hours like 08:00-18:00"));
            if (shifts.stream().anyMatch(shift::overlaps)) {
                throw each.broken("'" + each.text() + "' overlaps other hours");
            }
            shifts.add(shift);
        }
        if (shifts.isEmpty()) {
            throw part.broken("hours without an opening");
        }
        return shifts;
    }

    private static List<LanguageTerms> languages(Part part, Map<String, HoursTerms> hours) {
        List<LanguageTerms> languages = new ArrayList<>();
        for (Part each : part.list()) {
            Part.Keyed terms = each.map("code", "chat", "phone", "business-hours");
            Part code = terms.the("code");
            if (!Set.of(Locale.getISOLanguages()).contains(code.text())) {
                throw code.broken("'" + code.text() + "' is no language's two-letter code");
            }
            ContactLanguage language = new ContactLanguage(code.text());
            if (languages.stream().anyMatch(l -> l.language().equals(language))) {
                throw code.broken("language '" + language + "' stands here twice");
            }
            languages.add(new LanguageTerms(
                    language,
                    named(terms.the("chat"), hours),
                    named(terms.the("phone"), hours),
                    named(terms.the("business-hours"), hours)));
        }
        if (languages.stream().noneMatch(l -> l.language().equals(ContactLanguage.ENGLISH))) {
            throw part.broken("'en' is missing; it is taken where no language is chosen yet");
        }
        return languages;
    }

    private static HoursTerms named(Part part, Map<String, HoursTerms> hours) {
        HoursTerms terms = hours.get(part.text());
        if (terms == null) {
            throw part.broken("'" + part.text() + "' is none of the hours " + hours.keySet());
        }
        return terms;
    }

    private static List<PlanTerms> plans(Part part) {
        List<PlanTerms> plans = new ArrayList<>();
        Set<SupportPlan> codes = new LinkedHashSet<>();
        for (Part each : part.list()) {
            PlanTerms terms = plan(each);
            if (!codes.add(terms.plan())) {
                throw each.broken("plan '" + terms.plan() + "' stands here twice");
            }
            if (!plans.isEmpty()) {
                losesNothingOf(plans.get(plans.size() - 1), terms, each);
            }
            plans.add(terms);
        }
        if (plans.isEmpty()) {
            throw part.broken("a book without a plan");
        }
        return plans;
    }

    private static PlanTerms plan(Part part) {
        Part.Keyed plan = part.map(
                "code",
                "name",
                "formerly?",
                "opens",
                "reachable-by",
                "answers",
                "additional-contacts",
                "support-api",
                "cases-an-hour",
                "calls-a-second");
        List<SupportPlan> formerly = plan.perhaps("formerly").map(Part::list).orElse(List.of()).stream()
                .map(PolicyBookReader::code)
                .toList();
        return new PlanTerms(
                code(plan.the("code")),
                name(plan.the("name")),
                formerly,
                reachableBy(plan.the("opens"), plan.the("reachable-by")),
                answers(plan.the("answers")),
                plan.the("additional-contacts").number(MANY),
                plan.the("support-api").yesOrNo(),
                plan.the("cases-an-hour").number(MANY),
                plan.the("calls-a-second").number(MANY));
    }

    private static SupportPlan code(Part part) {
        try {
            return new SupportPlan(part.text());
        } catch (IllegalArgumentException e) {
            throw part.broken(String.valueOf(e.getMessage()));
        }
    }

    private static LocalizedText name(Part part) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        Part.Keyed names = part.map(UI_LANGUAGES.toArray(String[]::new));
        UI_LANGUAGES.forEach(
                language -> byLanguage.put(language, names.the(language).text()));
        return new LocalizedText(byLanguage);
    }

    private static Map<CaseType, Set<ContactMethod>> reachableBy(Part opens, Part reachable) {
        Set<CaseType> types = EnumSet.noneOf(CaseType.class);
        for (Part each : opens.list()) {
            if (!types.add(each.oneOf(List.of(CaseType.values()), CaseType::code))) {
                throw each.broken("'" + each.text() + "' stands here twice");
            }
        }
        Part.Keyed parts = reachable.map(types.stream().map(CaseType::code).toArray(String[]::new));
        Map<CaseType, Set<ContactMethod>> byType = new EnumMap<>(CaseType.class);
        for (CaseType type : types) {
            Part part = parts.the(type.code());
            Set<ContactMethod> methods = EnumSet.noneOf(ContactMethod.class);
            part.list().forEach(each -> methods.add(each.oneOf(List.of(ContactMethod.values()), ContactMethod::code)));
            if (methods.isEmpty()) {
                throw part.broken("support can't be reached about " + type.code());
            }
            byType.put(type, methods);
        }
        return byType;
    }

    private static Map<Severity, ResponseTarget> answers(Part part) {
        Map<Severity, ResponseTarget> answers = new EnumMap<>(Severity.class);
        Part.Keyed parts = part.map("low", "normal?", "high?", "urgent?", "critical?");
        ResponseTarget milder = null;
        for (Severity severity : Severity.values()) {
            Optional<Part> named = parts.perhaps(severity.code());
            if (named.isPresent()) {
                Part each = named.get();
                ResponseTarget target = ResponseTarget.parse(each.text())
                        .orElseThrow(() -> each.broken(
                                "'" + each.text() + "' is no target like 15 min, 4 h or 24 business hours"));
                if (milder != null && target.isSlowerThan(milder)) {
                    throw each.broken("'" + severity.code() + "' is promised slower than a milder severity");
                }
                answers.put(severity, target);
                milder = target;
            }
        }
        return answers;
    }

    private static void losesNothingOf(PlanTerms humbler, PlanTerms terms, Part part) {
        String plan = "plan '" + terms.plan() + "' ";
        String than = "'" + humbler.plan() + "'";
        humbler.reachableBy().forEach((type, methods) -> {
            if (!terms.opens(type)) {
                throw part.broken(plan + "lost case type " + type.code() + ", which " + than + " has");
            }
            for (ContactMethod method : methods) {
                if (!terms.isReachable(type, method)) {
                    throw part.broken(
                            plan + "lost " + method.code() + " for " + type.code() + ", which " + than + " has");
                }
            }
        });
        humbler.answers().forEach((severity, target) -> {
            ResponseTarget own = terms.answers().get(severity);
            if (own == null) {
                throw part.broken(plan + "lost severity " + severity.code() + ", which " + than + " has");
            }
            if (own.isLongerThan(target)) {
                throw part.broken(plan + "answers " + severity.code() + " in longer than " + than);
            }
        });
        if (terms.contacts() < humbler.contacts()) {
            throw part.broken(plan + "has fewer additional contacts than " + than);
        }
        if (humbler.supportApi() && !terms.supportApi()) {
            throw part.broken(plan + "lost the Support API, which " + than + " has");
        }
        if (terms.casesPerHour() != 0
                && (humbler.casesPerHour() == 0 || terms.casesPerHour() < humbler.casesPerHour())) {
            throw part.broken(plan + "opens fewer cases an hour than " + than);
        }
        if (terms.callsPerSecond() < humbler.callsPerSecond()) {
            throw part.broken(plan + "makes fewer calls a second than " + than);
        }
    }
}
