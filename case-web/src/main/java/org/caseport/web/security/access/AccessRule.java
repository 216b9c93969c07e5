package org.caseport.web.security.access;

import java.util.Set;
import org.caseport.domain.account.Role;
import org.caseport.domain.catalog.HelpArticle;
import org.caseport.web.frame.RequestPaths;

/**
 * Decides which roles may use an address. An address that is not listed is for members, so that a new page is never
 * open by mistake.
 */
enum AccessRule {
    OPEN,
    SIGNED_IN,
    SUPPORT,
    /** Agents and supervisors. An administrator alone may not work cases. */
    AGENT,
    SUPERVISOR,
    /** Supervisors and administrators. */
    PEOPLE_MANAGER,
    ADMINISTRATOR,
    MEMBER;

    private static final Set<String> OPEN_TO_ALL = Set.of(
            "/sign-in",
            "/setup",
            "/invitation",
            "/forgot-password",
            "/new-password",
            "/trouble",
            "/preferences",
            "/sign-out");
    /** The callback for sign-ins and the back-channel logout of the OpenID provider. */
    private static final Set<String> OPEN_TO_PROVIDER =
            Set.of("/sign-in/oidc", "/sign-in/oidc/callback", "/sign-in/oidc/ended");

    private static final Set<String> OPEN_TO_SIGNED_IN =
            Set.of("", "/", "/index", "/index.xhtml", "/error", "/live", "/data/live", "/data/preview");

    private static final Set<String> BETWEEN_PASSWORD_AND_CODE = Set.of("/sign-in/code");
    private static final Set<String> ONES_OWN = Set.of("/account", "/data/session");

    private static final Set<String> FOR_AGENTS = Set.of("/workspace", "/workspace/case", "/workspace/chats");
    private static final Set<String> FOR_SUPERVISORS =
            Set.of("/workspace/board", "/workspace/agents", "/workspace/announcement");

    private static final Set<String> FOR_PEOPLE_MANAGERS = Set.of("/admin/people", "/admin/person");

    /** Pages of the server itself: descriptions of the API, which are of no use to members. */
    private static final Set<String> OF_THE_SERVER = Set.of("/openapi", "/openapi-ui");

    static AccessRule to(String path) {
        if (path.equals("/support-api") || path.startsWith("/support-api/")) {
            // Programs have no cookie; each call is signed.
            return OPEN;
        }
        if (OPEN_TO_PROVIDER.contains(path)) {
            return OPEN;
        }
        if (OPEN_TO_ALL.contains(path) || RequestPaths.isHealth(path)) {
            return OPEN;
        }
        if (BETWEEN_PASSWORD_AND_CODE.contains(path)) {
            return OPEN;
        }
        if (ONES_OWN.contains(path)) {
            return SIGNED_IN;
        }
        if (RequestPaths.isMetrics(path)) {
            // Protected by a filter of its own.
            return OPEN;
        }
        if (OPEN_TO_SIGNED_IN.contains(path)) {
            return SIGNED_IN;
        }
        if (isBelow(path, HelpArticle.FOLDER) || isBelow(path, "/data" + HelpArticle.FOLDER)) {
            return SIGNED_IN;
        }
        if (FOR_PEOPLE_MANAGERS.contains(path)) {
            return PEOPLE_MANAGER;
        }
        if (isBelow(path, "/admin")
                || isBelow(path, "/data/admin")
                || OF_THE_SERVER.stream().anyMatch(folder -> isBelow(path, folder))) {
            return ADMINISTRATOR;
        }
        if (FOR_SUPERVISORS.contains(path)) {
            return SUPERVISOR;
        }
        if (FOR_AGENTS.contains(path) || isBelow(path, "/data/workspace") || isBelow(path, "/data/live/attendance")) {
            return AGENT;
        }
        return isBelow(path, "/workspace") ? SUPPORT : MEMBER;
    }

    boolean opensFor(Set<Role> roles) {
        if (this == MEMBER) {
            return roles.contains(Role.MEMBER);
        }
        if (this == ADMINISTRATOR) {
            return roles.contains(Role.ADMINISTRATOR);
        }
        if (this == PEOPLE_MANAGER) {
            return roles.contains(Role.SUPERVISOR) || roles.contains(Role.ADMINISTRATOR);
        }
        if (this == SUPERVISOR) {
            return roles.contains(Role.SUPERVISOR);
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
