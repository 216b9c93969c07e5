package org.caseport.domain.account;

import java.time.ZoneId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * A customer organisation that owns cases and has a support plan: a department, a subsidiary or a client.
 *
 * @param country ISO 3166-1 alpha-2, upper case; decides the public holidays and the default country of a callback
 * @param region ISO 3166-2 subdivision such as {@code DE-BY}, where regional holidays count too
 * @param zone where the account's business hours are, and in which its times are shown
 * @param resold whether a partner sells the plan; the partner then handles account and billing cases
 * @param operationsContact an e-mail address that gets copies where the plan has no additional contacts
 * @param suspension why and since when the account is closed for new cases; null for an account that is not
 */
public record Account(
        AccountId id,
        String name,
        String country,
        @Nullable String region,
        ZoneId zone,
        SupportPlan plan,
        boolean resold,
        @Nullable String operationsContact,
        @Nullable Suspension suspension) {

    public Account {
        if (BlankText.isBlank(name)) {
            throw new IllegalArgumentException("account " + id + " needs a name");
        }
        if (!country.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("a country is two upper case letters, not " + country);
        }
        if (region != null && !region.matches(country + "-[A-Z0-9]{1,3}")) {
            throw new IllegalArgumentException(
                    "a region of " + country + " starts with it and a hyphen, not " + region);
        }
    }

    /** An account that is not suspended. */
    public Account(
            AccountId id,
            String name,
            String country,
            @Nullable String region,
            ZoneId zone,
            SupportPlan plan,
            boolean resold,
            @Nullable String operationsContact) {
        this(id, name, country, region, zone, plan, resold, operationsContact, null);
    }

    /** The same account with this plan. */
    public Account with(SupportPlan other) {
        return new Account(id, name, country, region, zone, other, resold, operationsContact, suspension);
    }

    /** The same account, suspended; null for one that is not. */
    public Account withSuspension(@Nullable Suspension other) {
        return new Account(id, name, country, region, zone, plan, resold, operationsContact, other);
    }

    public boolean isSuspended() {
        return suspension != null;
    }
}
