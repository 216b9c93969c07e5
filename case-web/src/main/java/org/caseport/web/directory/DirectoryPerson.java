package org.caseport.web.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.directory.DirectoryIdentity;

/**
 * A person as the directory describes them at this moment.
 *
 * @param email empty if the directory has none
 * @param verified whether the directory guarantees that the address is the person's own
 * @param groups the names of all groups, including those that contain other groups
 * @param claims the values of other claims that the sign-in rules use, by name
 */
public record DirectoryPerson(
        SignInMethod way,
        DirectoryIdentity id,
        String email,
        boolean verified,
        String name,
        Set<String> groups,
        Map<String, List<String>> claims) {

    public DirectoryPerson {
        groups = Set.copyOf(groups);
        claims = Map.copyOf(claims);
    }

    @Override
    public String toString() {
        return "somebody of " + id.issuer();
    }
}
