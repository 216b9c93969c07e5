package org.caseport.domain.search;

import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.plan.SupportPlan;
import org.jspecify.annotations.Nullable;

/** Finds accounts for administrators. */
public interface AccountSearch {

    /** Accounts that match the filter, best matches first, then by name, from this place on. */
    List<Found> find(Filter filter, @Nullable NameCursor after, int most);

    /**
     * Filters accounts; null matches everything.
     *
     * @param text the beginning of one of the name's first words, or of the number; empty for all accounts
     */
    record Filter(
            String text,
            @Nullable SupportPlan plan,
            @Nullable Boolean suspended) {}

    /** An account that was found, and its place in the list. */
    record Found(Account account, NameCursor place) {}
}
