package org.caseport.persistence.search;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/**
 * A range of cases of one account, in the order of their ids.
 *
 * @param after the id before the first case
 * @param last the id of the last case
 */
public record CaseRange(String account, String after, String last) {

    /** The condition that a column with a case id is in the range; its parameters are ?1 to ?3. */
    public static String within(String alias, String column) {
        return alias + "account_id = ?1 and " + alias + column + " > ?2 and " + alias + column + " <= ?3";
    }

    /** The next range in the order of accounts and ids; empty after the last case. */
    public static Optional<CaseRange> after(EntityManager entities, String afterAccount, String afterCase, int most) {
        // One account at a time: for a comparison of pairs, databases misjudge how few rows are wanted.
        String account = afterAccount;
        String after = afterCase;
        while (true) {
            List<?> ids = entities.createNativeQuery(
                            "select id from support_case where account_id = ?1 and id > ?2 order by id"
                                    + " fetch first " + most + " rows only")
                    .setParameter(1, account)
                    .setParameter(2, after)
                    .getResultList();
            if (!ids.isEmpty()) {
                return Optional.of(new CaseRange(account, after, (String) ids.get(ids.size() - 1)));
            }
            List<?> following = entities.createNativeQuery(
                            "select id from account where id > ?1 order by id fetch first 1 rows only")
                    .setParameter(1, account)
                    .getResultList();
            if (following.isEmpty()) {
                return Optional.empty();
            }
            account = (String) following.get(0);
            after = "";
        }
    }
}
