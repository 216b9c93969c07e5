package org.caseport.web.security.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.search.CaseReference;
import org.caseport.web.frame.RequestPaths;

/**
 * Redirects links to cases that don't fit the visitor: a member's link opened by an agent, or the other way round, and
 * links to which a program has added punctuation. It does not check whether the case exists or is visible, so the
 * redirect reveals nothing.
 */
final class CaseLinkRedirects {

    private static final String OF_MEMBERS = "/cases/case";
    private static final String OF_AGENTS = "/workspace/case";
    private static final Pattern FILE = Pattern.compile("/data/(workspace/)?cases/([^/]+)/files/([^/]+)");
    /** Begins only where punctuation begins, since a name may have thousands of such characters in the middle. */
    private static final Pattern SIGNS_AT_THE_END = Pattern.compile("(?<![\\p{P}\\p{S}\\s])[\\p{P}\\p{S}\\s]++$");

    private CaseLinkRedirects() {}

    /** The address within the portal to redirect this visitor to; empty if the requested one is right. */
    static Optional<String> instead(HttpServletRequest request, Set<Role> roles) {
        boolean agent = AccessRule.AGENT.opensFor(roles);
        if (!request.getMethod().equals("GET") || (!agent && !AccessRule.MEMBER.opensFor(roles))) {
            return Optional.empty();
        }
        String path = RequestPaths.path(request);
        boolean here = AccessRule.to(path).opensFor(roles);
        if (path.equals(OF_MEMBERS) || path.equals(OF_AGENTS)) {
            return page(request, here ? path : agent ? OF_AGENTS : OF_MEMBERS, here);
        }
        Matcher file = FILE.matcher(path);
        return file.matches() ? file(file, here, agent, request.getQueryString()) : Optional.empty();
    }

    private static Optional<String> page(HttpServletRequest request, String page, boolean here) {
        String asked = request.getParameter("id");
        return asked == null || (here && CaseId.isCaseId(asked))
                ? Optional.empty()
                : CaseReference.idIn(asked).map(id -> page + "?id=" + id);
    }

    private static Optional<String> file(Matcher file, boolean here, boolean agent, String query) {
        String name = SIGNS_AT_THE_END.matcher(file.group(3)).replaceFirst("");
        if ((here && name.equals(file.group(3))) || !CaseId.isCaseId(file.group(2)) || !name.matches("[0-9a-zA-Z-]+")) {
            return Optional.empty();
        }
        boolean ofAgents = here ? file.group(1) != null : agent;
        return Optional.of("/data/" + (ofAgents ? "workspace/" : "") + "cases/" + file.group(2) + "/files/" + name
                + ("show".equals(query) || "show=".equals(query) || "show=1".equals(query) ? "?" + query : ""));
    }
}
