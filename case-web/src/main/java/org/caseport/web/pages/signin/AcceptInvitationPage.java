package org.caseport.web.pages.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.InvitationLinks;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;

/** Backs {@code invitation.xhtml}: creating one's sign-in by the link of an invitation. */
@Named
@RequestScoped
public class AcceptInvitationPage {

    private static final String NAME = "name";
    private static final String PASSWORD = "password";

    @Inject
    InvitationLinks links;

    @Inject
    SignInFlow signInFlow;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private Optional<Invitation> invitation = Optional.empty();

    @PostConstruct
    void open() {
        invitation = links.open(token());
    }

    /** Whether the link works. Anybody else learns nothing here, not even whether there was an invitation. */
    public boolean isInvited() {
        return invitation.isPresent();
    }

    public Invitation invitation() {
        return invitation.orElseThrow(() -> new IllegalStateException("the link does not work"));
    }

    public String token() {
        return Optional.ofNullable(request.getParameter("token")).orElse("");
    }

    /** The name as typed, or as the inviter has typed it. */
    public String name() {
        return Optional.ofNullable(request.getParameter(NAME))
                .orElseGet(() -> invitation().name());
    }

    public FieldProblems problems() {
        return problems;
    }

    public void create() {
        String name = Optional.ofNullable(request.getParameter(NAME)).orElse("");
        String password = Optional.ofNullable(request.getParameter(PASSWORD)).orElse("");
        check(name, password);
        if (problems.any() || !isInvited()) {
            return;
        }
        Optional<Person> created = links.accept(token(), name, password);
        if (created.isEmpty()) {
            invitation = Optional.empty();
            return;
        }
        boolean halfway = signInFlow.enter(created.get().email(), password, request, Redirects.response())
                instanceof SignInOutcome.SecondFactorRequired;
        Redirects.to(halfway ? SecondFactorPage.address(currentUser.root(), "") : currentUser.root() + "/");
    }

    private void check(String name, String password) {
        if (BlankText.isBlank(name) || BlankText.strip(name).length() > Person.LONGEST_NAME) {
            problems.add(NAME, labels.format("setup.error.name", Person.LONGEST_NAME));
        }
        String email = invitation.map(Invitation::email).orElse("");
        ChangingCredentials.flawOf(password, email)
                .ifPresent(flaw -> problems.add(
                        PASSWORD, labels.format("PasswordFlaw." + flaw, ChangingCredentials.SHORTEST_PASSWORD)));
    }
}
