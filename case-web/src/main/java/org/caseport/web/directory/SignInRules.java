package org.caseport.web.directory;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Role;
import org.jspecify.annotations.Nullable;

/** The operator's sign-in rules: which roles and account people of a directory have here. */
public final class SignInRules {

    private final List<SignInRule> rules;

    private SignInRules(List<SignInRule> rules) {
        this.rules = rules;
    }

    /**
     * Parses the rules, separated by semicolons or line breaks.
     *
     * @throws IllegalArgumentException with the first rule that is wrong
     */
    public static SignInRules of(String text) {
        return new SignInRules(Arrays.stream(text.split("[;\n]"))
                .filter(line -> !line.isBlank())
                .map(SignInRule::of)
                .toList());
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The claims that the rules look at. */
    Set<String> claims() {
        return rules.stream()
                .filter(rule -> rule.kind() == SignInRule.Kind.CLAIM)
                .map(SignInRule::name)
                .collect(Collectors.toSet());
    }

    /**
     * The person's roles and account; empty if no rule matches or one says {@code nobody}. Roles add up, the first
     * account counts, and support staff are never members.
     */
    public Optional<Standing> standingOf(DirectoryPerson person) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        @Nullable AccountId account = null;
        for (SignInRule rule : rules) {
            Optional<SignInRule.Effect> effect = rule.effectOn(person);
            if (effect.isPresent() && rule.isForNobody()) {
                return Optional.empty();
            }
            if (effect.isPresent()) {
                roles.addAll(effect.get().roles());
                account = account == null ? effect.get().account() : account;
            }
        }
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        if (roles.size() > 1) {
            roles.remove(Role.MEMBER);
        }
        return Optional.of(new Standing(roles, roles.contains(Role.MEMBER) ? account : null));
    }

    /** A person's roles and, for members, the account. */
    public record Standing(Set<Role> roles, @Nullable AccountId account) {

        public Standing {
            roles = Set.copyOf(roles);
        }
    }
}
