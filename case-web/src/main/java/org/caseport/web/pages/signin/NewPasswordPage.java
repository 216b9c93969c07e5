package org.caseport.web.pages.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.RequestingPasswordResets;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;

/** Backs {@code new-password.xhtml}: setting a new password by a link. */
@Named
@RequestScoped
public class NewPasswordPage {

    private static final String PASSWORD = "password";

    @Inject
    RequestingPasswordResets forgotten;

    @Inject
    SignInFlow signInFlow;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private Optional<Person> person = Optional.empty();

    @PostConstruct
    void open() {
        person = forgotten.open(token());
    }

    /** Whether the link works. Anybody else learns nothing here. */
    public boolean isOpen() {
        return person.isPresent();
    }

    public String email() {
        return person.map(Person::email).orElse("");
    }

    public String token() {
        return posted("token");
    }

    public FieldProblems problems() {
        return problems;
    }

    public void save() {
        String password = posted(PASSWORD);
        ChangingCredentials.flawOf(password, email())
                .ifPresent(flaw -> problems.add(
                        PASSWORD, labels.format("PasswordFlaw." + flaw, ChangingCredentials.SHORTEST_PASSWORD)));
        if (problems.any() || !isOpen()) {
            return;
        }
        person = forgotten.set(token(), password);
        person.ifPresent(changed -> signIn(changed, password));
    }

    private void signIn(Person changed, String password) {
        SignInOutcome outcome = signInFlow.enter(changed.email(), password, request, Redirects.response());
        if (outcome instanceof SignInOutcome.UserPrincipal) {
            Redirects.to(currentUser.root() + "/");
        } else if (outcome instanceof SignInOutcome.SecondFactorRequired) {
            Redirects.to(SecondFactorPage.address(currentUser.root(), ""));
        } else {
            Redirects.to(currentUser.root() + "/sign-in?way=local&password=1");
        }
    }

    private String posted(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
