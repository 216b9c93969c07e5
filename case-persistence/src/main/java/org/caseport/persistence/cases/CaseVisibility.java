package org.caseport.persistence.cases;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.Visibility;

/**
 * Which cases somebody sees, as a condition: what {@link Visibility#shows} says of one case at hand. It is the only
 * place that says so in queries, and it says whose account it is as well. Own cases are found by an index that leads
 * from the person; among all, only the confidential ones are looked up one by one.
 */
public final class CaseVisibility {

    private static final Names JPQL =
            new Names("account", "id", "confidential", "CaseMemberRow", "account", "supportCase", "person");
    private static final Names SQL =
            new Names("account_id", "id", "confidential", "case_member", "account_id", "case_id", "person_id");

    private CaseVisibility() {}

    /** For JPQL: a condition on this alias of a {@link CaseRow}, with {@link #values}. */
    static String of(Visibility visibility, String alias) {
        return condition(visibility, alias, JPQL, value -> value instanceof AccountId ? ":account" : ":viewer");
    }

    /** What the names in {@link #of} stand for. */
    static Map<String, Object> values(Visibility visibility) {
        Map<String, Object> values = new HashMap<>();
        values.put("account", visibility.account().digits());
        if (visibility instanceof Visibility.OfMember member) {
            values.put("viewer", member.person().value());
        }
        return values;
    }

    /** For SQL: the same on this alias of the table, with each value where {@code place} puts it. */
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

    /** What things are called in a language. */
    private record Names(
            String account,
            String id,
            String confidential,
            String members,
            String memberAccount,
            String memberCase,
            String person) {}
}
