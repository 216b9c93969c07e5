package org.caseport.web.api;

import static org.caseport.web.api.Shape.TEXT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Offers;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.sla.SupportHours;
import org.caseport.web.application.access.ApiCaller;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.text.Texts;

/** Operations that describe services, categories, severities, languages and the hours of support. */
@ApplicationScoped
class CatalogOperations {

    private static final int MOST_SERVICES = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final LocalTime LAST = LocalTime.of(23, 59, 59, 999_000_000);
    /** How much support time ahead is searched for days without support. */
    private static final Duration AHEAD = Duration.ofHours(100);

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    Catalog catalog;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    ApiErrorMessages errorMessages;

    @Inject
    Clock clock;

    Map<String, Operation> all() {
        return Map.of(
                "DescribeServices",
                new Operation(
                        CaseOperations.shape(Map.of("serviceCodeList", new Shape.Several(TEXT), "language", TEXT)),
                        false,
                        this::describeServices),
                "DescribeSeverityLevels",
                new Operation(CaseOperations.shape(Map.of("language", TEXT)), false, this::describeSeverityLevels),
                "DescribeSupportedLanguages",
                new Operation(
                        CaseOperations.shape(Map.of("issueType", TEXT, "serviceCode", TEXT, "categoryCode", TEXT)),
                        false,
                        this::describeSupportedLanguages),
                "DescribeCreateCaseOptions",
                new Operation(
                        CaseOperations.shape(
                                Map.of("issueType", TEXT, "serviceCode", TEXT, "language", TEXT, "categoryCode", TEXT)),
                        false,
                        this::describeCreateCaseOptions));
    }

    private ApiResponse describeServices(ApiCaller program, RequestParameters asked) {
        List<String> wanted = asked.texts("serviceCodeList");
        if (wanted.size() > MOST_SERVICES) {
            throw ApiError.validation("serviceCodeList: At most " + MOST_SERVICES + " services at a time.");
        }
        String language = language(asked);
        List<Map<String, Object>> services = catalog.services().stream()
                .filter(service -> wanted.isEmpty() || wanted.contains(service.code()))
                // First the services that take a case without a given type.
                .sorted(Comparator.comparing(
                        service -> !CreateCaseFields.takes(service, CreateCaseFields.DEFAULT_TYPE)))
                .map(service -> described(service, language))
                .toList();
        return ApiResponse.Text.of(Map.of("services", services));
    }

    private static Map<String, Object> described(Service service, String language) {
        Map<String, Object> described = named(service.code(), service.name().in(language));
        described.put(
                "categories",
                service.categories().stream()
                        .map(category -> named(category.code(), category.name().in(language)))
                        .toList());
        return described;
    }

    private ApiResponse describeSeverityLevels(ApiCaller program, RequestParameters asked) {
        Texts texts = new Texts(Locale.forLanguageTag(language(asked)));
        List<Map<String, Object>> levels = consulting.offers(program.member(), CaseType.TECHNICAL).severities().stream()
                .filter(Offer::isGranted)
                .map(Offer::choice)
                .map(severity -> named(severity.code(), texts.get("api.severity." + severity.name())))
                .toList();
        return ApiResponse.Text.of(Map.of("severityLevels", levels));
    }

    private ApiResponse describeSupportedLanguages(ApiCaller program, RequestParameters asked) {
        List<Map<String, Object>> languages = offers(program, asked).languages().stream()
                .filter(Offer::isGranted)
                .map(offer -> offer.choice().code())
                .map(code -> {
                    Locale locale = Locale.forLanguageTag(code);
                    Map<String, Object> language = new LinkedHashMap<>();
                    language.put("code", code);
                    language.put(
                            "language",
                            locale.getDisplayLanguage(Locale.ENGLISH).toUpperCase(Locale.ROOT));
                    language.put("display", locale.getDisplayLanguage(locale).toUpperCase(Locale.ROOT));
                    return language;
                })
                .toList();
        return ApiResponse.Text.of(Map.of("supportedLanguages", languages));
    }

    private ApiResponse describeCreateCaseOptions(ApiCaller program, RequestParameters asked) {
        String code = asked.requiredText("language");
        Offers offers = offers(program, asked);
        boolean spoken = offers.languages().stream()
                .anyMatch(offer -> offer.isGranted() && offer.choice().code().equals(code));
        List<Map<String, Object>> methods = new ArrayList<>();
        if (spoken) {
            for (Offer<ContactMethod> offer : offers.methods()) {
                Refusal refusal = offer.refusal();
                if (refusal == null || refusal.reason() == Refusal.Reason.CLOSED_NOW) {
                    methods.add(described(
                            offer.choice(),
                            consulting.hours(program.member(), new ContactLanguage(code), offer.choice())));
                }
            }
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("languageAvailability", spoken ? "available" : "unavailable");
        answer.put("communicationTypes", methods);
        return ApiResponse.Text.of(answer);
    }

    private Map<String, Object> described(ContactMethod method, SupportHours hours) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        List<Promise.Stretch> ahead = hours.count(today, AHEAD).stretches();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("type", method == ContactMethod.PHONE ? "call" : method.code());
        described.put("supportedHours", supportedHours(ahead));
        described.put("datesWithoutSupport", datesWithoutSupport(ahead));
        return described;
    }

    /**
     * The opening hours in UTC, from the first day that begins with an opening. Hours that pass midnight make two
     * ranges.
     */
    private static List<Map<String, Object>> supportedHours(List<Promise.Stretch> ahead) {
        Promise.Stretch day = ahead.stream()
                .filter(stretch -> stretch.isCounted()
                        && (ahead.size() == 1
                                || stretch.from().isAfter(ahead.get(0).from())))
                .findFirst()
                .orElse(ahead.get(0));
        if (day.length().compareTo(DAY) >= 0) {
            return List.of(hours(LocalTime.MIN, LAST));
        }
        LocalTime from = day.from().atZone(ZoneOffset.UTC).toLocalTime();
        LocalTime to = day.to().atZone(ZoneOffset.UTC).toLocalTime();
        if (to.equals(LocalTime.MIN)) {
            return List.of(hours(from, LAST));
        }
        return from.isBefore(to) ? List.of(hours(from, to)) : List.of(hours(LocalTime.MIN, to), hours(from, LAST));
    }

    private static Map<String, Object> hours(LocalTime from, LocalTime to) {
        Map<String, Object> hours = new LinkedHashMap<>();
        hours.put("startTime", TIME.format(from));
        hours.put("endTime", TIME.format(to));
        return hours;
    }

    /** Closed times of more than a day: weekends and holidays. */
    private static List<Map<String, Object>> datesWithoutSupport(List<Promise.Stretch> ahead) {
        List<Map<String, Object>> dates = new ArrayList<>();
        Instant closed = null;
        for (Promise.Stretch stretch : ahead) {
            if (!stretch.isCounted()) {
                closed = closed == null ? stretch.from() : closed;
            } else if (closed != null) {
                if (Duration.between(closed, stretch.from()).compareTo(DAY) > 0) {
                    Map<String, Object> date = new LinkedHashMap<>();
                    date.put("startDateTime", ApiTimestamps.created(closed));
                    date.put("endDateTime", ApiTimestamps.created(stretch.from()));
                    dates.add(date);
                }
                closed = null;
            }
        }
        return dates;
    }

    /** The choices for a case of this type, service and category. */
    private Offers offers(ApiCaller program, RequestParameters asked) {
        String issueType = asked.requiredText("issueType");
        String service = asked.requiredText("serviceCode");
        DraftFields fields = DraftFields.of(Map.of(
                DraftFields.CASE_TYPE,
                CreateCaseFields.caseType(issueType, catalog.service(service)).code(),
                DraftFields.SERVICE,
                service,
                DraftFields.CATEGORY,
                asked.requiredText("categoryCode"),
                DraftFields.LANGUAGE,
                asked.textOr("language", "en")));
        Decision decision = consulting.decideOnWhole(program.member(), fields, EnclosedFiles.NOTHING);
        List<Violation> wrong = decision.violations().stream()
                .filter(violation -> violation.field().equals(DraftFields.CASE_TYPE)
                        || violation.field().equals(DraftFields.SERVICE)
                        || violation.field().equals(DraftFields.CATEGORY))
                .toList();
        if (!wrong.isEmpty()) {
            throw ApiError.validation(errorMessages.about(program, wrong));
        }
        return decision.offers();
    }

    private static String language(RequestParameters asked) {
        return asked.textOr("language", "en").equals("ja") ? "ja" : "en";
    }

    private static Map<String, Object> named(String code, String name) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("code", code);
        named.put("name", name);
        return named;
    }
}
