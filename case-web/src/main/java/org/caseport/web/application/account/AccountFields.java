package org.caseport.web.application.account;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.entitlement.ParsedEmailAddresses;
import org.caseport.policy.sla.HolidayRegions;
import org.caseport.policy.sla.TimeZones;

/**
 * The fields of an account as they are typed, and what is wrong with them.
 *
 * @param byName the texts by the names of the fields; one that is missing is empty
 */
public record AccountFields(Map<String, String> byName) {

    public static final String NUMBER = "number";
    public static final String NAME = "name";
    public static final String COUNTRY = "country";
    public static final String REGION = "region";
    public static final String ZONE = "zone";
    public static final String PLAN = "plan";

    /** Whether a partner sells the plan: {@link #YES}, or empty. */
    public static final String RESOLD = "resold";

    public static final String CONTACT = "contact";

    public static final String YES = "yes";

    /** The fields that can be changed once the account exists. */
    public static final List<String> CHANGEABLE = List.of(NAME, COUNTRY, REGION, ZONE, RESOLD, CONTACT);

    /** The longest name of an account, in Unicode code points. */
    public static final int LONGEST_NAME = 255;

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public AccountFields {
        Map<String, String> stripped = new TreeMap<>();
        byName.forEach((name, text) -> stripped.put(name, BlankText.strip(text)));
        byName = Map.copyOf(stripped);
    }

    /** The fields of an account that exists. */
    public static AccountFields of(Account account) {
        Map<String, String> fields = new HashMap<>();
        fields.put(NUMBER, account.id().digits());
        fields.put(NAME, account.name());
        fields.put(COUNTRY, account.country());
        fields.put(REGION, account.region() == null ? "" : account.region());
        fields.put(ZONE, account.zone().getId());
        fields.put(PLAN, account.plan().code());
        fields.put(RESOLD, account.resold() ? YES : "");
        fields.put(CONTACT, account.operationsContact() == null ? "" : account.operationsContact());
        return new AccountFields(fields);
    }

    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    /** These fields with some of them changed. */
    AccountFields with(Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(byName);
        changed.putAll(changes);
        return new AccountFields(changed);
    }

    /** What has to be corrected before these fields make an account. */
    List<Problem> problems(List<SupportPlan> plans) {
        List<Problem> problems = new ArrayList<>();
        if (!AccountId.plain(get(NUMBER)).matches("[0-9]{12}")) {
            problems.add(new Problem(NUMBER, Kind.NO_NUMBER));
        } else if (new AccountId(AccountId.plain(get(NUMBER))).equals(JournalChains.OF_NO_ACCOUNT)) {
            problems.add(new Problem(NUMBER, Kind.NUMBER_TAKEN));
        }
        if (BlankText.isBlank(get(NAME))) {
            problems.add(new Problem(NAME, Kind.MISSING));
        } else if (get(NAME).codePointCount(0, get(NAME).length()) > LONGEST_NAME) {
            problems.add(new Problem(NAME, Kind.TOO_LONG));
        } else if (!BlankText.isOneLine(get(NAME))) {
            problems.add(new Problem(NAME, Kind.NOT_ONE_LINE));
        }
        if (!COUNTRIES.contains(get(COUNTRY))) {
            problems.add(new Problem(COUNTRY, Kind.NOT_CHOSEN));
        } else if (!get(REGION).isEmpty() && !HolidayRegions.has(get(COUNTRY), get(REGION))) {
            problems.add(new Problem(REGION, Kind.OTHER_COUNTRY));
        }
        if (!TimeZones.isOne(get(ZONE))) {
            problems.add(new Problem(ZONE, Kind.NOT_CHOSEN));
        }
        if (plans.stream().noneMatch(plan -> plan.code().equals(get(PLAN)))) {
            problems.add(new Problem(PLAN, Kind.NOT_CHOSEN));
        }
        if (!get(CONTACT).isEmpty() && addresses().size() != 1) {
            problems.add(new Problem(CONTACT, Kind.NO_ADDRESS));
        }
        return problems;
    }

    private List<String> addresses() {
        ParsedEmailAddresses found = ParsedEmailAddresses.in(get(CONTACT));
        return found.others().isEmpty() ? found.addresses() : List.of();
    }

    /** The account that these fields make; they must have no problems. */
    Account toAccount() {
        return new Account(
                new AccountId(AccountId.plain(get(NUMBER))),
                get(NAME),
                get(COUNTRY),
                get(REGION).isEmpty() ? null : get(REGION),
                ZoneId.of(get(ZONE)),
                new SupportPlan(get(PLAN)),
                get(RESOLD).equals(YES),
                get(CONTACT).isEmpty() ? null : addresses().get(0));
    }

    /** Something that has to be corrected. */
    public record Problem(String field, Kind kind) {}

    /** The kinds of problems. Their sentences are in the message bundle. */
    public enum Kind {
        MISSING,
        TOO_LONG,
        NOT_ONE_LINE,
        /** Nothing was chosen, or something that is not on the list. */
        NOT_CHOSEN,
        /** Not twelve digits. */
        NO_NUMBER,
        NUMBER_TAKEN,
        /** A region of another country. */
        OTHER_COUNTRY,
        /** Not one e-mail address. */
        NO_ADDRESS
    }
}
