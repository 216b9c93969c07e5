package org.caseport.web.pages.admin.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.policy.book.BookDifference;
import org.caseport.web.application.version.ComparingVersions;
import org.caseport.web.application.version.ComparingVersions.Comparison;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/policy/compare.xhtml}: what differs between two versions, by meaning and by line. */
@Named
@RequestScoped
public class PolicyComparisonPage {

    @Inject
    ComparingVersions comparing;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable Comparison comparison;

    /** Answers 404 when one of the versions does not exist. */
    public void open() {
        if (!isThere()) {
            Redirects.notFound();
        }
    }

    public boolean isThere() {
        if (comparison == null) {
            comparison = comparing
                    .compare(
                            currentUser.administrator(),
                            String.valueOf(request.getParameter("from")),
                            String.valueOf(request.getParameter("to")))
                    .orElse(null);
        }
        return comparison != null;
    }

    public Comparison comparison() {
        return Optional.ofNullable(isThere() ? comparison : null)
                .orElseThrow(() -> new IllegalStateException("the address names no two versions"));
    }

    /** The differences, one sentence each. */
    public List<String> meaning() {
        return comparison().meaning().stream().map(this::sentence).toList();
    }

    private String sentence(BookDifference difference) {
        String plan = Optional.ofNullable(comparison().planNames().get(difference.plan()))
                .map(labels::of)
                .orElse(difference.plan());
        String none = labels.format("adminPolicy.notGranted");
        return labels.format(
                "adminPolicy.difference." + difference.kind(),
                plan,
                subject(difference),
                difference.before().isEmpty() ? none : difference.before(),
                difference.after().isEmpty() ? none : difference.after());
    }

    private String subject(BookDifference difference) {
        return switch (difference.kind()) {
            case TARGET -> labels.format("adminPolicy.cell.answers." + difference.subject());
            case METHODS -> labels.format("adminPolicy.cell.reachable-by." + difference.subject());
            default -> difference.subject();
        };
    }
}
