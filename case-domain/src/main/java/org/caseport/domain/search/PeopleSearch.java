package org.caseport.domain.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.jspecify.annotations.Nullable;

/** Finds people for those who look after them. */
public interface PeopleSearch {

    /** People who match the filter, best matches first, then by name, from this place on. */
    List<Found> find(Filter filter, @Nullable NameCursor after, int most);

    /**
     * Filters people; null matches everything.
     *
     * @param text the beginning of one of the name's first words, of the e-mail address or of its domain; empty for all
     *     people
     * @param accounts the accounts to which the people belong
     * @param active whether the people can sign in
     */
    record Filter(
            String text,
            @Nullable Role role,
            @Nullable Set<AccountId> accounts,
            @Nullable Boolean active) {

        public Filter {
            accounts = accounts == null ? null : Set.copyOf(accounts);
        }

        /** All members of the account, deactivated ones too. */
        public static Filter membersOf(AccountId account) {
            return new Filter("", null, Set.of(account), null);
        }
    }

    /**
     * A person who was found, and the place in the list.
     *
     * @param account the account of a member
     * @param signedInAt the last sign-in; null when there is none, or none that is known of
     * @param secondFactor whether the person has a second factor
     */
    record Found(
            Person person,
            @Nullable Account account,
            @Nullable Instant signedInAt,
            boolean secondFactor,
            NameCursor place) {}
}
