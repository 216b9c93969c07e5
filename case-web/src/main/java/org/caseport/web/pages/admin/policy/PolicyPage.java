package org.caseport.web.pages.admin.policy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.version.Version;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.version.EditingVersions;
import org.caseport.web.application.version.ReadingVersions;
import org.caseport.web.application.version.VersionView;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/policy.xhtml}: all versions of the policy book, and a form for a new draft from one of them. */
@Named
@RequestScoped
public class PolicyPage {

    static final String HERE = "/admin/policy";

    @Inject
    ReadingVersions reading;

    @Inject
    EditingVersions editing;

    @Inject
    VersionLines lines;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable List<VersionView> all;

    private List<VersionView> all() {
        if (all == null) {
            all = reading.all(currentUser.administrator());
        }
        return all;
    }

    public List<VersionLines.Line> versions() {
        return all().stream().map(lines::line).toList();
    }

    /** The versions that a draft can begin with. */
    public List<Option> sources() {
        return all().stream()
                .map(view -> new Option(
                        view.key(),
                        labels.format(
                                "adminPolicy.source", view.code(), labels.format("adminPolicy.state." + view.state()))))
                .toList();
    }

    /** The version that a draft begins with: the one in the address, or the one in force. */
    public String from() {
        String asked = Optional.ofNullable(request.getParameter("from")).orElse("");
        return all().stream()
                .map(VersionView::key)
                .filter(asked::equals)
                .findFirst()
                .or(() -> all().stream()
                        .filter(view -> view.state() == VersionView.State.IN_FORCE)
                        .map(VersionView::key)
                        .findFirst())
                .orElse("");
    }

    public String code() {
        return Optional.ofNullable(request.getParameter("code"))
                .orElseGet(() -> editing.suggestedCode(currentUser.administrator()));
    }

    public FieldProblems problems() {
        return problems;
    }

    /** The servers of older releases, in words; empty if there are none. */
    public String olderServers() {
        return lines.olderServers(reading.olderServers(currentUser.administrator()));
    }

    public void begin() {
        Outcome<Version> outcome = editing.begin(
                currentUser.administrator(),
                Optional.ofNullable(request.getParameter("from")).orElse(""),
                Optional.ofNullable(request.getParameter("code")).orElse("").strip());
        if (outcome instanceof Outcome.Done<Version> done) {
            Redirects.to(currentUser.root()
                    + PolicyBookPage.addressOf(done.result().id().value()));
        } else {
            outcome.rejection().ifPresent(why -> problems.add("code", labels.format("adminPolicy.why." + why.code())));
        }
    }
}
