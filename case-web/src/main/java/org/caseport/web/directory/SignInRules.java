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

/** The operator's rules for what people of a directory are here, in one line with semicolons between them. */
public final class SignInRules {

    private final List<SignInRule> rules;

    private SignInRules(List<SignInRule> rules) {
        this.rules = rules;
    }

    /**
     * Reads the rules.
     *
     * @throws IllegalArgumentException naming the first rule that is wrong
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

    /** The claims that some rule looks at. */
    Set<String> claims() {
        return rules.stream()
                .filter(rule -> rule.kind() == SignInRule.Kind.CLAIM)
                .map(SignInRule::name)
                .collect(Collectors.toSet());
    }

    /**
     * What the person is here; empty for somebody whom no rule fits, or one says that it is nobody. Roles add up, the
     * first account counts, and who is of the support side is no member at the same time.
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

    /** What somebody is here. */
    public record Standing(Set<Role> roles, @Nullable AccountId account) {

        public Standing {
            roles = Set.copyOf(roles);
        }
    }
}
