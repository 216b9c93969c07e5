package org.caseport.web.security;

import java.util.Set;
import org.caseport.domain.account.Role;
import org.caseport.web.frame.Addresses;

/** Who may pass to an address. What is not listed is for members, so a new page is never open by mistake. */
enum Door {
    OPEN,
    SIGNED_IN,
    /** For those who work cases; an administrator alone is none of them. */
    SUPPORT,
    ADMINISTRATOR,
    MEMBER;

    private static final Set<String> OPEN_TO_ALL =
            Set.of("/sign-in", "/setup", "/trouble", "/preferences", "/sign-out");
    private static final Set<String> OPEN_TO_SIGNED_IN =
            Set.of("", "/", "/index", "/index.xhtml", "/live", "/data/live");

    static Door to(String path) {
        if (path.equals("/support-api") || path.startsWith("/support-api/")) {
            // Programs have no cookie; every call is signed.
            return OPEN;
        }
        if (OPEN_TO_ALL.contains(path) || Addresses.isHealth(path)) {
            return OPEN;
        }
        if (OPEN_TO_SIGNED_IN.contains(path)) {
            return SIGNED_IN;
        }
        if (isBelow(path, "/admin") || isBelow(path, "/data/admin")) {
            return ADMINISTRATOR;
        }
        boolean forSupport = isBelow(path, "/workspace")
                || isBelow(path, "/data/workspace")
                || path.startsWith("/data/live/attendance/");
        return forSupport ? SUPPORT : MEMBER;
    }

    boolean opensFor(Set<Role> roles) {
        if (this == MEMBER) {
            return roles.contains(Role.MEMBER);
        }
        if (this == ADMINISTRATOR) {
            return roles.contains(Role.ADMINISTRATOR);
        }
        return this != SUPPORT || roles.contains(Role.AGENT) || roles.contains(Role.SUPERVISOR);
    }

    private static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
