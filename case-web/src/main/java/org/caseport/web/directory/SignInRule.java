package org.caseport.web.directory;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Role;
import org.jspecify.annotations.Nullable;

/**
 * A rule that gives people of a directory a role or an account: {@code group:support-agents -> agent},
 * {@code group:everline -> member of 210987654321}, {@code group:customer-* -> member of *},
 * {@code claim:account -> member of value}, {@code claim:department=IT -> administrator},
 * {@code everybody -> member of 210987654321}, {@code group:contractors -> nobody}. A rule may begin with {@code oidc}
 * or {@code ldap}.
 *
 * @param way the directory that it applies to; null for both
 * @param kind whether it looks at groups, at a claim or at nothing
 * @param name the claim's name; empty for other kinds
 * @param pattern the name of the group or the value of the claim, with at most one star
 * @param roles the roles that it gives; empty for {@code nobody}
 * @param account an account id, {@code *} for the text that the star or the claim stands for, or empty
 */
record SignInRule(
        String text,
        @Nullable SignInMethod way,
        Kind kind,
        String name,
        String pattern,
        Set<Role> roles,
        String account) {

    private static final Pattern FORM =
            Pattern.compile("(?:(oidc|ldap)\\s+)?(everybody|group:.+?|claim:[^=\\s]+(?:=.+?)?)\\s*->\\s*(.+)");
    private static final Pattern MEMBER = Pattern.compile("member of ([0-9]{12}|\\*|value)");

    enum Kind {
        EVERYBODY,
        GROUP,
        CLAIM
    }

    /** The roles and the account that a rule gives to a person. */
    record Effect(Set<Role> roles, @Nullable AccountId account) {}

    /**
     * Parses a rule.
     *
     * @throws IllegalArgumentException with the rule and what is wrong with it
     */
    static SignInRule of(String line) {
        String text = line.strip();
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw wrong(
                    text,
                    "a rule reads 'group:NAME -> WHAT', 'claim:NAME=VALUE -> WHAT', 'claim:NAME -> WHAT' or"
                            + " 'everybody -> WHAT'");
        }
        @Nullable
        SignInMethod way = form.group(1) == null
                ? null
                : SignInMethod.valueOf(form.group(1).toUpperCase(Locale.ROOT));
        String condition = form.group(2).strip();
        Kind kind = Kind.EVERYBODY;
        String name = "";
        String pattern = "*";
        if (condition.startsWith("group:")) {
            kind = Kind.GROUP;
            pattern = condition.substring("group:".length()).strip();
        } else if (condition.startsWith("claim:")) {
            kind = Kind.CLAIM;
            String[] parts = condition.substring("claim:".length()).split("=", 2);
            name = parts[0].strip();
            pattern = parts.length == 1 ? "*" : parts[1].strip();
        }
        if (pattern.isEmpty() || pattern.indexOf('*') != pattern.lastIndexOf('*')) {
            throw wrong(text, "a name has at most one *, and something to look for");
        }
        if (kind == Kind.GROUP && pattern.equals("*")) {
            throw wrong(text, "a group needs a name; 'everybody' stands for all");
        }
        return of(text, way, kind, name, pattern, form.group(3).strip());
    }

    private static SignInRule of(
            String text, @Nullable SignInMethod way, Kind kind, String name, String pattern, String what) {
        Matcher member = MEMBER.matcher(what);
        if (member.matches()) {
            boolean fromValue = !Character.isDigit(member.group(1).charAt(0));
            if (fromValue && (kind == Kind.EVERYBODY || !pattern.contains("*"))) {
                throw wrong(text, "there is no * and no claim from which the account's number could come");
            }
            return new SignInRule(
                    text, way, kind, name, pattern, Set.of(Role.MEMBER), fromValue ? "*" : member.group(1));
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (!what.equals("nobody")) {
            for (String role : what.split("\\s*,\\s*", -1)) {
                switch (role) {
                    case "agent" -> roles.add(Role.AGENT);
                    case "supervisor" -> roles.addAll(List.of(Role.AGENT, Role.SUPERVISOR));
                    case "administrator" -> roles.add(Role.ADMINISTRATOR);
                    default ->
                        throw wrong(
                                text,
                                "'" + role + "' is none of agent, supervisor, administrator, nobody, 'member of' and"
                                        + " an account's 12 digits, and 'member of *'");
                }
            }
        }
        return new SignInRule(text, way, kind, name, pattern, roles, "");
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("the rule '" + text + "' in caseport.signin.rules is wrong: " + why);
    }

    /** What the rule gives to the person; empty if it does not match. */
    Optional<Effect> effectOn(DirectoryPerson person) {
        if (way != null && way != person.way()) {
            return Optional.empty();
        }
        if (!account.equals("*")) {
            return starOf(person).findFirst().map(fits -> new Effect(roles, number(account)));
        }
        return starOf(person)
                .filter(star -> star.matches("[0-9]{12}"))
                .findFirst()
                .map(star -> new Effect(roles, new AccountId(star)));
    }

    boolean isForNobody() {
        return roles.isEmpty();
    }

    private static @Nullable AccountId number(String account) {
        return account.isEmpty() ? null : new AccountId(account);
    }

    /** For each group or value that matches, the text that the star stands for. */
    private Stream<String> starOf(DirectoryPerson person) {
        return switch (kind) {
            case EVERYBODY -> Stream.of("");
            case GROUP -> person.groups().stream().sorted().flatMap(group -> star(group).stream());
            case CLAIM -> person.claims().getOrDefault(name, List.of()).stream().flatMap(value -> star(value).stream());
        };
    }

    private Optional<String> star(String value) {
        String[] ends = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        String given = value.toLowerCase(Locale.ROOT);
        if (ends.length == 1) {
            return given.equals(ends[0]) ? Optional.of("") : Optional.empty();
        }
        boolean fits = given.length() > ends[0].length() + ends[1].length()
                && given.startsWith(ends[0])
                && given.endsWith(ends[1]);
        return fits
                ? Optional.of(given.substring(ends[0].length(), given.length() - ends[1].length()))
                : Optional.empty();
    }
}
