package org.caseport.domain.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/** Reads cases as they were submitted, and what else a change of the policy concerns, account by account. */
public interface SubmittedCases {

    /** How many cases were opened in the period. */
    long count(Simulation.Scope scope);

    /** The first account after this one that has cases of any time. */
    Optional<AccountId> accountAfter(@Nullable AccountId account);

    /** The cases of the account that were opened from this instant on, in the order of their opening. */
    List<Submitted> cases(AccountId account, Instant from, Instant until, @Nullable CaseId after, int most);

    /** When the account's cases of this stretch were opened. */
    List<Instant> opened(AccountId account, Instant from, Instant until);

    /** The accounts after this one that have open drafts or access keys. */
    List<AccountId> withDraftsOrKeys(@Nullable AccountId after, int most);

    /** The access keys of the account. */
    List<Key> keys(AccountId account, int most);

    /**
     * A case with what was chosen at its submission, as far as that is known; else with what it has now.
     *
     * @param plan null where it is not known
     */
    record Submitted(
            CaseId id,
            DisplayId displayId,
            @Nullable SupportPlan plan,
            CaseType type,
            String service,
            @Nullable String category,
            Severity severity,
            ContactLanguage language,
            ContactMethod method,
            @Nullable CallbackNumber callback,
            List<String> contacts,
            List<LimitRequest> limits,
            Instant openedAt) {}

    record Key(String id, PersonId holder) {}
}
