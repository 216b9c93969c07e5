package org.caseport.policy.book;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.plan.SupportPlan;

/**
 * A version of the rules of all plans, in force from a date on. A new promise is a changed row of its file, never a new
 * {@code if} in Java.
 *
 * @param effective the book is in force from midnight UTC of this date on, or from the later instant at which an
 *     administrator activates it
 * @param draftsKept how long after its last change a draft is kept, in whole days
 * @param term how long after a change of its plan an account keeps what a lower plan would take away
 * @param plans humblest first: by this order it is found which plan unlocks a choice
 */
public record PolicyBook(
        String version,
        LocalDate effective,
        FileLimits limits,
        CaseTypeTerms caseTypes,
        FirstResponseTerms firstResponse,
        InactivityTerms silence,
        ResolutionTerms afterResolution,
        Duration draftsKept,
        Duration term,
        PhoneTerms phone,
        ChattingTerms chat,
        List<LanguageHours> languages,
        List<PlanTerms> plans) {

    public PolicyBook {
        languages = List.copyOf(languages);
        plans = List.copyOf(plans);
    }

    /** The first instant at which the book may be in force: midnight UTC of its date. */
    public Instant earliest() {
        return effective.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /**
     * What this plan grants, also by the code it had in an earlier book.
     *
     * @throws IllegalArgumentException when the book has no such plan
     */
    public PlanTerms termsOf(SupportPlan plan) {
        return find(plan)
                .orElseThrow(
                        () -> new IllegalArgumentException("policy book " + version + " has no plan '" + plan + "'"));
    }

    /** Whether the book has this plan, also by the code it had in an earlier book. */
    public boolean hasTermsOf(SupportPlan plan) {
        return find(plan).isPresent();
    }

    private Optional<PlanTerms> find(SupportPlan plan) {
        return plans.stream()
                .filter(terms -> terms.plan().equals(plan))
                .findFirst()
                .or(() -> plans.stream()
                        .filter(terms -> terms.formerly().contains(plan))
                        .findFirst());
    }

    /** The same rules, as if they were in force from this date on. */
    public PolicyBook inForceFrom(LocalDate date) {
        return new PolicyBook(
                version,
                date,
                limits,
                caseTypes,
                firstResponse,
                silence,
                afterResolution,
                draftsKept,
                term,
                phone,
                chat,
                languages,
                plans);
    }

    /** The humblest plan whose terms match, if any plan's do. */
    public Optional<PlanTerms> humblest(Predicate<PlanTerms> wanted) {
        return plans.stream().filter(wanted).findFirst();
    }

    /** The hours for the language with this code, or for English where the book has no such language. */
    public LanguageHours languageOrEnglish(String code) {
        return languages.stream()
                .filter(terms -> terms.language().code().equals(code))
                .findFirst()
                .or(() -> language(ContactLanguage.ENGLISH))
                .orElseThrow();
    }

    public Optional<LanguageHours> language(ContactLanguage language) {
        return languages.stream()
                .filter(terms -> terms.language().equals(language))
                .findFirst();
    }
}
