package org.caseport.web.security;

import java.util.Set;
import org.caseport.domain.account.Role;
import org.caseport.web.frame.Addresses;

/** Who may pass to an address. What is not listed is for members, so a new page is never open by mistake. */
enum Door {
    OPEN,
    SIGNED_IN,
    SUPPORT,
    /** Who works cases: an administrator alone does not. */
    AGENT,
    ADMINISTRATOR,
    MEMBER;

    private static final Set<String> OPEN_TO_ALL =
            Set.of("/sign-in", "/setup", "/trouble", "/preferences", "/sign-out");
    private static final Set<String> OPEN_TO_SIGNED_IN =
            Set.of("", "/", "/index", "/index.xhtml", "/live", "/data/live");

    private static final Set<String> FOR_AGENTS = Set.of("/workspace", "/workspace/case", "/workspace/board");

    static Door to(String path) {
        if (path.equals("/support-api") || path.startsWith("/support-api/")) {
            // Programs have no cookie; every call is signed.
            return OPEN;
        }
        if (OPEN_TO_ALL.contains(path) || Addresses.isHealth(path)) {
            return OPEN;
        }
        if (Addresses.isMetrics(path)) {
            // A gate of its own stands before them.
            return OPEN;
        }
        if (OPEN_TO_SIGNED_IN.contains(path)) {
            return SIGNED_IN;
        }
        if (isBelow(path, "/admin") || isBelow(path, "/data/admin")) {
            return ADMINISTRATOR;
        }
        if (FOR_AGENTS.contains(path) || isBelow(path, "/data/workspace")) {
            return AGENT;
        }
        boolean forSupport = isBelow(path, "/workspace") || path.startsWith("/data/live/attendance/");
        return forSupport ? SUPPORT : MEMBER;
    }

    boolean opensFor(Set<Role> roles) {
        if (this == MEMBER) {
            return roles.contains(Role.MEMBER);
        }
        if (this == ADMINISTRATOR) {
            return roles.contains(Role.ADMINISTRATOR);
        }
        if (this == AGENT) {
            return roles.contains(Role.AGENT) || roles.contains(Role.SUPERVISOR);
        }
        return this != SUPPORT || roles.stream().anyMatch(role -> role != Role.MEMBER);
    }

    private static boolean isBelow(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
