package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;

/**
 * Checks the name and password that a person chooses on a page that a link opened, and signs the person in with them.
 */
@RequestScoped
class ChosenPassword {

    static final String NAME = "name";
    static final String PASSWORD = "password";

    @Inject
    SignInFlow signInFlow;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    void checkName(FieldProblems problems, String name) {
        if (BlankText.isBlank(name) || BlankText.strip(name).length() > Person.LONGEST_NAME) {
            problems.add(NAME, labels.format("setup.error.name", Person.LONGEST_NAME));
        }
    }

    void checkPassword(FieldProblems problems, String email, String password) {
        ChangingCredentials.flawOf(password, email)
                .ifPresent(flaw -> problems.add(
                        PASSWORD, labels.format("PasswordFlaw." + flaw, ChangingCredentials.SHORTEST_PASSWORD)));
    }

    /**
     * Signs in and leads to the start page or to the second factor; to the sign-in page, which says that the password
     * is set, where it can't sign in at once.
     */
    void signIn(String email, String password) {
        SignInOutcome outcome = signInFlow.enter(email, password, request, Redirects.response());
        if (outcome instanceof SignInOutcome.SignedIn) {
            Redirects.to(currentUser.root() + "/");
        } else if (outcome instanceof SignInOutcome.SecondFactorRequired) {
            Redirects.to(SecondFactorPage.address(currentUser.root(), ""));
        } else {
            Redirects.to(currentUser.root() + "/sign-in?way=local&password=1");
        }
    }
}
