package org.caseport.web.directory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.directory.DirectoryIdentity;

/**
 * Somebody as a directory describes the person right now.
 *
 * @param email empty where the directory knows none
 * @param verified whether the directory vouches that the address is the person's own
 * @param groups the names of all groups, those around groups too
 * @param claims whatever else it says, by name
 */
public record DirectoryPerson(
        SignInWay way,
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
