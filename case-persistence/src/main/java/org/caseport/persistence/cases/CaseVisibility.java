package org.caseport.persistence.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.Visibility;

/**
 * Builds the query condition for the cases that somebody may see, as {@link Visibility#shows} decides it for one case.
 * It is the only place where queries say so, and it includes the account. Somebody's own cases are found by an index
 * that starts with the person; for somebody who sees all, only confidential cases are looked up one by one.
 */
public final class CaseVisibility {

    private static final Names JPQL =
            new Names("account", "id", "confidential", "CaseMemberRow", "account", "supportCase", "person");
    private static final Names SQL =
            new Names("account_id", "id", "confidential", "case_member", "account_id", "case_id", "person_id");

    private CaseVisibility() {}

    /** The condition in JPQL, for this alias of a {@link CaseRow}; its parameters are {@link #values}. */
    static String of(Visibility visibility, String alias) {
        return condition(visibility, alias, JPQL, value -> value instanceof AccountId ? ":account" : ":viewer");
    }

    /** The values of the parameters in {@link #of}, by name. */
    static Map<String, Object> values(Visibility visibility) {
        Map<String, Object> values = new HashMap<>();
        values.put("account", visibility.account().digits());
        if (visibility instanceof Visibility.OfMember member) {
            values.put("viewer", member.person().value());
        }
        return values;
    }

    /** The condition in SQL, for this alias of the table; {@code place} returns the placeholder of each value. */
    public static String sql(Visibility visibility, String alias, Function<Object, String> place) {
        return condition(visibility, alias, SQL, value -> place.apply(value.toString()));
    }

    private static String condition(Visibility visibility, String alias, Names names, Function<Object, String> place) {
        String ours = alias + "." + names.account() + " = " + place.apply(visibility.account());
        if (!(visibility instanceof Visibility.OfMember member)) {
            return ours;
        }
        String from = " from " + names.members() + " v where v." + names.memberAccount() + " = ";
        String id = alias + "." + names.id();
        if (!member.all()) {
            return ours + " and " + id + " in (select v." + names.memberCase() + from + place.apply(member.account())
                    + " and v." + names.person() + " = " + place.apply(member.person()) + ")";
        }
        // Not "exists", for which EclipseLink leaves off binding values. Looked up for a confidential case only.
        return ours + " and (" + alias + "." + names.confidential() + " = false or " + id + " in (select v."
                + names.memberCase() + from + alias + "." + names.account() + " and v." + names.memberCase() + " = "
                + id + " and v." + names.person() + " = " + place.apply(member.person()) + "))";
    }

    /** The names of the table, its columns and {@code case_member} in JPQL or SQL. */
    private record Names(
            String account,
            String id,
            String confidential,
            String members,
            String memberAccount,
            String memberCase,
            String person) {}
}
