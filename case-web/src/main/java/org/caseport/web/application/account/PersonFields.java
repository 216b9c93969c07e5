package org.caseport.web.application.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.text.BlankText;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a person as they are typed, and what is wrong with them.
 *
 * @param byName the texts by the names of the fields; one that is missing is empty
 */
public record PersonFields(Map<String, String> byName) {

    public static final String NAME = "name";
    public static final String EMAIL = "email";

    /** The language of the pages: a code, or empty for a person who has not chosen one. */
    public static final String LANGUAGE = "language";

    /** The name of a {@link Role}; several are joined with {@code +}. */
    public static final String ROLE = "role";

    /** The account of somebody who becomes a member. */
    public static final String ACCOUNT = "account";

    /** The languages and services of an agent: sorted codes with blanks between them. */
    public static final String LANGUAGES = "languages";

    public static final String SERVICES = "services";

    /** How many open cases an agent has at most; empty for no limit. */
    public static final String MOST_OPEN = "mostOpen";

    public static final List<String> DETAILS = List.of(NAME, EMAIL, LANGUAGE);
    public static final List<String> ROLES = List.of(ROLE, ACCOUNT);
    public static final List<String> SKILLS = List.of(LANGUAGES, SERVICES, MOST_OPEN);

    /** The highest number of {@link #MOST_OPEN}. */
    public static final int HIGHEST = 1000;

    public PersonFields {
        Map<String, String> stripped = new TreeMap<>();
        byName.forEach((name, text) -> stripped.put(name, BlankText.strip(text)));
        byName = Map.copyOf(stripped);
    }

    static PersonFields of(Person person, @Nullable Agent agent) {
        Map<String, String> fields = new HashMap<>();
        fields.put(NAME, person.name());
        fields.put(EMAIL, person.email());
        fields.put(LANGUAGE, person.language() == null ? "" : person.language());
        fields.put(ROLE, roleOf(person));
        fields.put(ACCOUNT, person.account() == null ? "" : person.account().digits());
        if (agent != null) {
            fields.put(LANGUAGES, joined(agent.languages()));
            fields.put(SERVICES, joined(agent.services()));
            fields.put(MOST_OPEN, agent.mostOpen() == null ? "" : String.valueOf(agent.mostOpen()));
        }
        return new PersonFields(fields);
    }

    /** The role in one word. A supervisor is an agent too. */
    public static String roleOf(Person person) {
        Set<Role> roles = new TreeSet<>(person.roles());
        if (roles.contains(Role.SUPERVISOR)) {
            roles.remove(Role.AGENT);
        }
        return roles.stream().map(Role::name).collect(Collectors.joining("+"));
    }

    /** Codes in the form of a field. */
    public static String joined(Set<String> codes) {
        return codes.stream().sorted().collect(Collectors.joining(" "));
    }

    /** The codes in a field. */
    public static Set<String> codes(String field) {
        return Stream.of(field.split(" ", -1)).filter(code -> !code.isEmpty()).collect(Collectors.toSet());
    }

    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    PersonFields with(Map<String, String> changes) {
        Map<String, String> changed = new HashMap<>(byName);
        changed.putAll(changes);
        return new PersonFields(changed);
    }

    Set<Role> roles() {
        Set<Role> roles = new TreeSet<>();
        for (String name : get(ROLE).split("\\+", -1)) {
            if (!name.isEmpty()) {
                roles.add(Role.valueOf(name));
            }
        }
        if (roles.contains(Role.SUPERVISOR)) {
            roles.add(Role.AGENT);
        }
        return roles;
    }

    @Nullable
    AccountId account() {
        String digits = AccountId.plain(get(ACCOUNT));
        return digits.matches("[0-9]{12}") ? new AccountId(digits) : null;
    }

    @Nullable
    Integer mostOpen() {
        return number(get(MOST_OPEN));
    }

    /** What is wrong with these fields by themselves. */
    List<Problem> problems(List<String> fields, Set<String> languagesOfPages) {
        List<Problem> problems = new ArrayList<>();
        if (fields.contains(NAME) && BlankText.isBlank(get(NAME))) {
            problems.add(new Problem(NAME, Kind.MISSING));
        } else if (fields.contains(NAME) && get(NAME).length() > Person.LONGEST_NAME) {
            problems.add(new Problem(NAME, Kind.TOO_LONG));
        }
        if (fields.contains(EMAIL) && !Person.isSignInName(Person.signInName(get(EMAIL)))) {
            problems.add(new Problem(EMAIL, Kind.NO_ADDRESS));
        }
        if (fields.contains(LANGUAGE) && !get(LANGUAGE).isEmpty() && !languagesOfPages.contains(get(LANGUAGE))) {
            problems.add(new Problem(LANGUAGE, Kind.NOT_CHOSEN));
        }
        if (fields.contains(LANGUAGES) && get(LANGUAGES).isEmpty()) {
            problems.add(new Problem(LANGUAGES, Kind.NOT_CHOSEN));
        }
        if (fields.contains(MOST_OPEN) && !isNumber(get(MOST_OPEN))) {
            problems.add(new Problem(MOST_OPEN, Kind.NO_NUMBER));
        }
        return problems;
    }

    /** Whether this is a number of open cases, or empty. */
    static boolean isNumber(String text) {
        return text.isEmpty() || (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= HIGHEST);
    }

    /** A number of open cases; null if the text is empty. */
    static @Nullable Integer number(String text) {
        return text.isEmpty() ? null : Integer.valueOf(text);
    }

    /** Something that has to be corrected. */
    public record Problem(String field, Kind kind) {}

    /** The kinds of problems. Their sentences are in the message bundle. */
    public enum Kind {
        MISSING,
        TOO_LONG,
        /** Nothing was chosen, or something that is not on the list. */
        NOT_CHOSEN,
        NO_ADDRESS,
        /** Somebody signs in with this address, or has an open invitation. */
        TAKEN,
        NO_NUMBER,
        /** The portal would have no administrator any more. */
        LAST_ADMINISTRATOR,
        /** The account's other members would have no administrator. */
        LAST_OF_ACCOUNT,
        /** The company's directory decides this. */
        BY_DIRECTORY
    }
}
