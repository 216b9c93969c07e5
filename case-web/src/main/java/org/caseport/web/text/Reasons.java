package org.caseport.web.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.file.AttachingFiles;
import org.jspecify.annotations.Nullable;

/**
 * Explains refusals, violations and rejections and what to do about them, with the same sentences on pages and for
 * programs.
 *
 * @param planName the name of a plan
 */
public record Reasons(Texts texts, TimeFormatter times, Instant now, Function<SupportPlan, String> planName) {

    /** Why a choice is refused; empty for a granted one. */
    public String why(Offer<?> offer) {
        Refusal refusal = offer.refusal();
        return refusal == null ? "" : why(refusal, offer.choice());
    }

    /** Why something is refused, without naming it. */
    public String why(Refusal refusal) {
        return why(refusal, null);
    }

    private String why(Refusal refusal, @Nullable Object choice) {
        String key = "Refusal." + refusal.reason().name();
        if (refusal.reason() == Refusal.Reason.CLOSED_NOW && refusal.opensAt() == null) {
            key += ".never";
        }
        Object[] facts = {
            refusal.unlockedBy() == null ? "" : planName.apply(refusal.unlockedBy()),
            refusal.opensAt() == null ? "" : when(refusal.opensAt()),
            nameOf(choice)
        };
        String fallback = key;
        return choice == null
                ? texts.get(fallback, facts)
                : texts.find(key + "." + choice.getClass().getSimpleName(), facts)
                        .orElseGet(() -> texts.get(fallback, facts));
    }

    private String nameOf(@Nullable Object choice) {
        return choice instanceof CaseType type
                ? texts.get("CaseType." + type.name() + ".cases")
                : choice instanceof ContactMethod method ? texts.get("ContactMethod." + method.name()) : "";
    }

    /** The same for a program, which has no draft to correct. */
    public String sentenceForPrograms(Violation violation) {
        return texts.find("Violation." + violation.problem().name() + ".program", facts(violation))
                .orElseGet(() -> sentence(violation));
    }

    /** Why a use case changed nothing; of several violations, the first. */
    public String sentence(Rejection why) {
        if (why instanceof Rejection.Suspended suspended) {
            return texts.get("Why.ACCOUNT_SUSPENDED", suspended.reason());
        }
        return why instanceof Rejection.Declined declined
                ? sentence(declined.violations().get(0))
                : texts.get("Why." + why.code(), Body.LONGEST);
    }

    /** The same for a program, whose owner may be somebody else than the reader of its log. */
    public String sentenceForPrograms(Rejection why) {
        if (why instanceof Rejection.NotGranted refused) {
            return texts.get("Rejection.NotGranted.program", refused.missing().code());
        }
        if (why instanceof Rejection.Suspended suspended) {
            return texts.get("Why.ACCOUNT_SUSPENDED.program", suspended.reason());
        }
        return why instanceof Rejection.TooLate late
                ? texts.get("Rejection.TooLate.program", late.window().toDays())
                : sentence(why);
    }

    /** Why a file was not attached. */
    public String sentence(AttachingFiles.Outcome.Refused refused) {
        return texts.get(
                "Why." + refused.why().name(),
                refused.name(),
                refused.limits().files(),
                FileSizes.of(refused.limits().fileBytes(), texts.locale()));
    }

    /** The same for a program, whose file is on no draft. */
    public String sentenceForPrograms(String file, AttachingFiles.Outcome.Refused.Why why) {
        return texts.get("Why." + why.name() + ".program", file);
    }

    /** What is wrong with a field and what to do about it. */
    public String sentence(Violation violation) {
        Refusal refusal = violation.refusal();
        if (refusal != null) {
            return violation.field().startsWith("contact") ? whyNoContacts(refusal) : why(refusal);
        }
        String key = "Violation." + violation.problem().name();
        Object[] facts = facts(violation);
        if (violation.problem() == Violation.Problem.NOT_A_PHONE_NUMBER) {
            return texts.find(key + "." + violation.facts().get(0)).orElseGet(() -> texts.get(key, facts));
        }
        String name = violation.field();
        String field = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        String last = name.substring(name.lastIndexOf('.') + 1);
        Optional<String> sentence = texts.find(key + "." + field + "." + last, facts);
        return sentence.or(() -> texts.find(key + "." + field, facts)).orElseGet(() -> texts.get(key, facts));
    }

    private String whyNoContacts(Refusal refusal) {
        String plan = refusal.unlockedBy() == null ? "" : planName.apply(refusal.unlockedBy());
        return texts.find("Refusal." + refusal.reason().name() + ".AdditionalContacts", plan)
                .orElseGet(() -> why(refusal));
    }

    private Object[] facts(Violation violation) {
        List<Object> facts = new ArrayList<>();
        for (String fact : violation.facts()) {
            facts.add(inWords(violation.problem(), facts.size(), fact));
        }
        return facts.toArray();
    }

    private Object inWords(Violation.Problem problem, int position, String fact) {
        return switch (problem) {
            case NOT_A_PHONE_NUMBER, NUMBER_OF_ANOTHER_COUNTRY -> Countries.name(fact, texts.locale());
            case TOO_MANY_CASES -> position == 1 ? when(Instant.parse(fact)) : number(fact);
            case FILE_TOO_LARGE -> position == 1 ? FileSizes.of(Long.parseLong(fact), texts.locale()) : fact;
            case FILE_EXPIRED, NUMBER_IN_DOUBT -> fact;
            default -> number(fact);
        };
    }

    /** The fact as a number if it is one, so that a text can have singular and plural. */
    private static Object number(String fact) {
        return fact.matches("-?[0-9]{1,18}") ? (Object) Long.valueOf(fact) : fact;
    }

    private String when(Instant instant) {
        return times.whenSeenFrom(instant, now);
    }
}
