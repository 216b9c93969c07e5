package org.caseport.policy.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;

/**
 * One thing that a policy book says and another says differently.
 *
 * @param plan the plan that it is about, by its code; empty for what holds for all plans
 * @param subject the code of the severity or case type, or the key of the part; empty where the kind says all
 * @param before what the first book says, in the words of books; empty if it says nothing
 * @param after what the second book says
 */
public record BookDifference(Kind kind, String plan, String subject, String before, String after) {

    /** What a difference is about. */
    public enum Kind {
        PLAN_ADDED,
        PLAN_REMOVED,
        PLAN_ORDER,
        NAME,
        CHANGED_BY,
        FORMERLY,
        TARGET,
        METHODS,
        CONTACTS,
        SUPPORT_API,
        CASES_AN_HOUR,
        CALLS_A_SECOND,
        /** Anything in another part of the book. */
        PART
    }

    /** All differences between the books: of plans first, in the order of the second book. */
    public static List<BookDifference> between(PolicyBook before, PolicyBook after) {
        List<BookDifference> found = new ArrayList<>();
        for (PlanTerms terms : after.plans()) {
            of(before, terms.plan())
                    .ifPresentOrElse(
                            old -> between(old, terms, found),
                            () -> found.add(new BookDifference(
                                    Kind.PLAN_ADDED, terms.plan().code(), "", "", nameOf(terms))));
        }
        for (PlanTerms old : before.plans()) {
            if (of(after, old.plan()).isEmpty()) {
                found.add(new BookDifference(Kind.PLAN_REMOVED, old.plan().code(), "", nameOf(old), ""));
            }
        }
        String order = common(before, after);
        String newOrder = common(after, before);
        if (!order.equals(newOrder)) {
            found.add(new BookDifference(Kind.PLAN_ORDER, "", "", order, newOrder));
        }
        part(found, "effective", before, after, PolicyBook::effective);
        part(found, "limits", before, after, PolicyBook::limits);
        part(found, "case-types", before, after, PolicyBook::caseTypes);
        part(found, "first-response", before, after, PolicyBook::firstResponse);
        part(found, "silence", before, after, PolicyBook::silence);
        part(found, "after-resolution", before, after, PolicyBook::afterResolution);
        part(found, "drafts", before, after, PolicyBook::draftsKept);
        part(found, "term", before, after, PolicyBook::term);
        part(found, "calls", before, after, PolicyBook::phone);
        part(found, "chat", before, after, PolicyBook::chat);
        part(found, "contact-languages", before, after, PolicyBook::languages);
        return found;
    }

    private static Optional<PlanTerms> of(PolicyBook book, SupportPlan plan) {
        return book.plans().stream().filter(terms -> terms.plan().equals(plan)).findFirst();
    }

    private static String nameOf(PlanTerms terms) {
        return terms.name().in("en");
    }

    /** The codes of the plans that the other book has too, in the order of this one. */
    private static String common(PolicyBook book, PolicyBook other) {
        return book.plans().stream()
                .map(PlanTerms::plan)
                .filter(plan -> of(other, plan).isPresent())
                .map(SupportPlan::code)
                .collect(Collectors.joining(", "));
    }

    private static void part(
            List<BookDifference> found, String key, PolicyBook before, PolicyBook after, Function<PolicyBook, ?> part) {
        if (!part.apply(before).equals(part.apply(after))) {
            found.add(new BookDifference(Kind.PART, "", key, "", ""));
        }
    }

    private static void between(PlanTerms before, PlanTerms after, List<BookDifference> found) {
        Differences of = new Differences(after.plan().code(), found);
        of.add(Kind.NAME, "en", before.name().in("en"), after.name().in("en"));
        of.add(Kind.NAME, "ja", before.name().in("ja"), after.name().in("ja"));
        of.add(Kind.CHANGED_BY, "", written(before.changedBy()), written(after.changedBy()));
        of.add(Kind.FORMERLY, "", codes(before.formerly()), codes(after.formerly()));
        for (Severity severity : Severity.values()) {
            of.add(Kind.TARGET, severity.code(), target(before, severity), target(after, severity));
        }
        for (CaseType type : CaseType.values()) {
            of.add(Kind.METHODS, type.code(), methods(before, type), methods(after, type));
        }
        of.add(Kind.CONTACTS, "", String.valueOf(before.contacts()), String.valueOf(after.contacts()));
        of.add(Kind.SUPPORT_API, "", yesOrNo(before.supportApi()), yesOrNo(after.supportApi()));
        of.add(Kind.CASES_AN_HOUR, "", String.valueOf(before.casesPerHour()), String.valueOf(after.casesPerHour()));
        of.add(
                Kind.CALLS_A_SECOND,
                "",
                String.valueOf(before.callsPerSecond()),
                String.valueOf(after.callsPerSecond()));
    }

    private static String written(PlanTerms.ChangedBy by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static String codes(List<SupportPlan> plans) {
        return plans.stream().map(SupportPlan::code).collect(Collectors.joining(", "));
    }

    private static String target(PlanTerms terms, Severity severity) {
        ResponseTarget target = terms.answers().get(severity);
        return target == null ? "" : target.written();
    }

    private static String methods(PlanTerms terms, CaseType type) {
        return Stream.of(ContactMethod.values())
                .filter(method -> terms.isReachable(type, method))
                .map(ContactMethod::code)
                .collect(Collectors.joining(", "));
    }

    private static String yesOrNo(boolean granted) {
        return granted ? "yes" : "no";
    }

    /** Takes down what differs in one plan. */
    private record Differences(String plan, List<BookDifference> found) {

        void add(Kind kind, String subject, String before, String after) {
            if (!Objects.equals(before, after)) {
                found.add(new BookDifference(kind, plan, subject, before, after));
            }
        }
    }
}
