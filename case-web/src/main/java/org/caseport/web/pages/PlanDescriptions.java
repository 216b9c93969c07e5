package org.caseport.web.pages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.accountplan.PlanChangeImpact;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.comparison.PlanComparison;
import org.caseport.policy.comparison.PlanFeature;
import org.caseport.policy.comparison.PlanFeature.AdditionalContacts;
import org.caseport.policy.comparison.PlanFeature.Cases;
import org.caseport.policy.comparison.PlanFeature.CasesPerHour;
import org.caseport.policy.comparison.PlanFeature.Contact;
import org.caseport.policy.comparison.PlanFeature.FirstResponse;
import org.caseport.policy.comparison.PlanFeature.OperationsCopies;
import org.caseport.policy.comparison.PlanFeature.SupportApi;
import org.caseport.policy.comparison.PlanFeatures;
import org.caseport.web.application.accountplan.PlanReview;
import org.caseport.web.text.TimeFormatter;

/**
 * Says what plans include, in the language of the page. Severities are said once for all types of cases, as all have
 * the same response targets.
 */
public record PlanDescriptions(Labels labels) {

    /** How many access keys are named. */
    private static final int NAMED = 3;

    /** What a plan includes, a sentence each. */
    public List<String> sentences(PlanFeatures features) {
        Set<String> sentences = new LinkedHashSet<>();
        for (CaseType type : CaseType.values()) {
            methods(features, type)
                    .ifPresent(methods -> sentences.add(labels.format("plan.cases", cases(type), methods)));
        }
        for (Severity severity : Severity.values()) {
            response(features, severity)
                    .ifPresent(target -> sentences.add(labels.format("plan.response", labels.of(severity), target)));
        }
        features.all().stream()
                .filter(feature -> !isSaidByKind(feature))
                .forEach(feature -> sentences.add(sentence(feature)));
        return List.copyOf(sentences);
    }

    // ---- the difference between two plans

    /**
     * What a change means, each part under a heading of its own; parts without sentences are left out.
     *
     * @param times in the zone of the account
     * @param reader who sees the subjects of own drafts, and how many drafts others have
     * @param audience whom the headings speak to
     */
    public List<Part> parts(PlanReview review, TimeFormatter times, PersonId reader, Audience audience) {
        PlanComparison comparison = review.comparison();
        List<String> stays = new ArrayList<>();
        stays.add(labels.format("plan.review.openCases", review.openCases()));
        if (comparison.lost().stream().anyMatch(AdditionalContacts.class::isInstance)) {
            stays.add(labels.format("plan.review.copies"));
        }
        List<PlanChangeImpact.Draft> own = review.drafts().stream()
                .filter(draft -> draft.author().equals(reader))
                .toList();
        List<String> attention = new ArrayList<>();
        if (!review.drafts().isEmpty()) {
            attention.add(labels.format("plan.review.drafts", review.drafts().size()));
        }
        if (own.size() < review.drafts().size()) {
            attention.add(
                    labels.format("plan.review.draftsOfOthers", review.drafts().size() - own.size()));
        }
        return Stream.of(
                        new Part("gain", labels.format(gain(audience)), gained(comparison)),
                        new Part("lose", labels.format(lose(audience)), lost(comparison, review.keys())),
                        new Part("change", labels.format("plan.review.change"), changed(comparison, times)),
                        new Part("stay", labels.format("plan.review.stay"), stays),
                        new Part(
                                "attention",
                                labels.format("plan.review.attention"),
                                attention,
                                own.stream().map(this::link).toList()))
                .filter(part -> !part.sentences().isEmpty())
                .toList();
    }

    /** Whose page a review is on: that of the account's members, or the administrator's. */
    public enum Audience {
        MEMBERS,
        ADMINISTRATOR
    }

    private static String gain(Audience audience) {
        return audience == Audience.MEMBERS ? "plan.review.gain" : "plan.review.accountGains";
    }

    private static String lose(Audience audience) {
        return audience == Audience.MEMBERS ? "plan.review.lose" : "plan.review.accountLoses";
    }

    private DraftLink link(PlanChangeImpact.Draft draft) {
        String subject = BlankText.strip(draft.fields().get(DraftFields.SUBJECT));
        return new DraftLink(draft.id().value(), subject.isEmpty() ? labels.format("start.draft.untitled") : subject);
    }

    /**
     * A part of a review under its heading.
     *
     * @param drafts the reader's own drafts that the part is about
     */
    public record Part(String code, String title, List<String> sentences, List<DraftLink> drafts) {

        Part(String code, String title, List<String> sentences) {
            this(code, title, sentences, List.of());
        }
    }

    /** A draft by its id and its subject. */
    public record DraftLink(String id, String subject) {}

    /** The heading of a review: {@code Business → Developer}. */
    public String title(PlanReview review) {
        return labels.format(
                "plan.review.title",
                labels.of(review.comparison().from()),
                labels.of(review.comparison().to()));
    }

    /** What is gained, a sentence each. */
    private List<String> gained(PlanComparison comparison) {
        return new ArrayList<>(features(comparison.gained()));
    }

    /**
     * What is lost, a sentence each.
     *
     * @param keys the access keys that stop working
     */
    private List<String> lost(PlanComparison comparison, List<PlanChangeImpact.Key> keys) {
        List<String> sentences = new ArrayList<>(features(comparison.lost()));
        if (!keys.isEmpty()) {
            String names = keys.stream()
                    .limit(NAMED)
                    .map(key -> labels.format("plan.review.key", key.holder(), key.label()))
                    .collect(Collectors.joining(labels.format("list.comma")));
            sentences.add(labels.format(
                    keys.size() > NAMED ? "plan.review.manyKeys" : "plan.review.keys", keys.size(), names));
        }
        return sentences;
    }

    /**
     * What changes its extent, a sentence each.
     *
     * @param times in the zone of the account
     */
    private List<String> changed(PlanComparison comparison, TimeFormatter times) {
        Set<String> sentences = new LinkedHashSet<>();
        comparison.changed().forEach(change -> sentences.add(sentence(comparison.example(), change, times)));
        return List.copyOf(sentences);
    }

    private String sentence(Instant example, PlanComparison.Change change, TimeFormatter times) {
        if (change.before() instanceof FirstResponse before && change.after() instanceof FirstResponse after) {
            return labels.format(
                    "plan.review.response",
                    labels.of(before.severity()),
                    labels.target(before.example()),
                    labels.target(after.example()),
                    times.shortlyWithZone(example),
                    times.shortlyWithZone(before.example().due()),
                    times.shortlyWithZone(after.example().due()));
        }
        return labels.format("plan.review.extent", sentence(change.before()), sentence(change.after()));
    }

    /** Sentences about features of which another plan has none. */
    private Set<String> features(List<PlanFeature> features) {
        Set<String> sentences = new LinkedHashSet<>();
        Set<CaseType> types = new LinkedHashSet<>();
        features.forEach(feature -> {
            if (feature instanceof Cases cases) {
                types.add(cases.type());
            }
        });
        for (CaseType type : CaseType.values()) {
            List<String> methods = features.stream()
                    .filter(feature -> feature instanceof Contact contact && contact.type() == type)
                    .map(feature -> labels.of(((Contact) feature).method()))
                    .toList();
            if (!methods.isEmpty()) {
                sentences.add(labels.format("plan.cases", cases(type), labels.list(methods)));
            } else if (types.contains(type)) {
                sentences.add(cases(type));
            }
        }
        for (Severity severity : Severity.values()) {
            responses(features, severity, types).ifPresent(sentences::add);
        }
        features.stream()
                .filter(feature -> !isSaidByKind(feature))
                .forEach(feature -> sentences.add(sentence(feature)));
        return sentences;
    }

    /** A severity that only comes or goes with a type of cases is said with that type. */
    private Optional<String> responses(List<PlanFeature> features, Severity severity, Set<CaseType> types) {
        List<FirstResponse> responses = features.stream()
                .filter(FirstResponse.class::isInstance)
                .map(FirstResponse.class::cast)
                .filter(response -> response.severity() == severity)
                .toList();
        if (responses.isEmpty()) {
            return Optional.empty();
        }
        FirstResponse first = responses.get(0);
        String target = labels.target(first.example());
        boolean withType = responses.stream().allMatch(response -> types.contains(response.type()));
        return Optional.of(
                withType
                        ? labels.format("plan.review.severityOfType", cases(first.type()), labels.of(severity), target)
                        : labels.format("plan.review.severity", labels.of(severity), target));
    }

    private static boolean isSaidByKind(PlanFeature feature) {
        return feature instanceof Cases || feature instanceof Contact || feature instanceof FirstResponse;
    }

    private String sentence(PlanFeature feature) {
        if (feature instanceof AdditionalContacts contacts) {
            return labels.format("plan.contacts", contacts.most());
        } else if (feature instanceof OperationsCopies copies) {
            return labels.format("plan.operations", copies.address());
        } else if (feature instanceof SupportApi api) {
            return api.callsPerSecond() == 0
                    ? labels.format("plan.api")
                    : labels.format("plan.apiCalls", api.callsPerSecond());
        } else if (feature instanceof CasesPerHour limit) {
            return limit.most() == 0
                    ? labels.format("plan.casesNoLimit")
                    : labels.format("plan.casesPerHour", limit.most());
        }
        throw new IllegalArgumentException("said with others of its kind: " + feature);
    }

    // ---- the comparison of all plans

    /** The rows of a table that compares these plans. */
    public List<Row> rows(List<PlanFeatures> plans) {
        List<Row> rows = new ArrayList<>();
        for (CaseType type : CaseType.values()) {
            rows.add(row(cases(type), plans, plan -> methods(plan, type)));
        }
        for (Severity severity : Severity.values()) {
            String name = labels.format("plan.row.response", labels.of(severity));
            rows.add(row(name, plans, plan -> response(plan, severity)));
        }
        rows.add(row(labels.format("plan.row.contacts"), plans, plan -> all(plan, AdditionalContacts.class)
                .map(contacts -> labels.format("plan.upTo", contacts.most()))
                .findFirst()));
        rows.add(row(labels.format("plan.row.api"), plans, plan -> all(plan, SupportApi.class)
                .map(api -> api.callsPerSecond() == 0
                        ? labels.format("plan.yes")
                        : labels.format("plan.calls", api.callsPerSecond()))
                .findFirst()));
        rows.add(row(labels.format("plan.row.cases"), plans, plan -> all(plan, CasesPerHour.class)
                .map(limit -> limit.most() == 0
                        ? labels.format("apiAccess.noLimit")
                        : labels.format("plan.upTo", limit.most()))
                .findFirst()));
        return rows;
    }

    /**
     * A row of the comparison.
     *
     * @param cells what each plan has; empty where it has none
     */
    public record Row(String name, List<String> cells) {}

    private interface Cell {
        Optional<String> of(PlanFeatures plan);
    }

    private static Row row(String name, List<PlanFeatures> plans, Cell cell) {
        return new Row(
                name, plans.stream().map(plan -> cell.of(plan).orElse("")).toList());
    }

    private String cases(CaseType type) {
        return labels.format("CaseType." + type.name() + ".cases");
    }

    /** The ways to reach support about cases of this type; empty where there are no such cases. */
    private Optional<String> methods(PlanFeatures features, CaseType type) {
        if (all(features, Cases.class).noneMatch(cases -> cases.type() == type)) {
            return Optional.empty();
        }
        return Optional.of(labels.list(all(features, Contact.class)
                .filter(contact -> contact.type() == type)
                .map(contact -> labels.of(contact.method()))
                .toList()));
    }

    private Optional<String> response(PlanFeatures features, Severity severity) {
        return all(features, FirstResponse.class)
                .filter(response -> response.severity() == severity)
                .map(response -> labels.target(response.example()))
                .findFirst();
    }

    private static <T extends PlanFeature> Stream<T> all(PlanFeatures features, Class<T> kind) {
        return features.all().stream().filter(kind::isInstance).map(kind::cast);
    }
}
