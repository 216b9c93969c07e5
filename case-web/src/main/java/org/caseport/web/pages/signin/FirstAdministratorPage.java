package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.FirstAdministrator;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;

/** Backs {@code setup.xhtml}: creating the first administrator, by a link from the server's log that works once. */
@Named
@RequestScoped
public class FirstAdministratorPage {

    private static final String EMAIL = "email";
    private static final String NAME = "name";
    private static final String PASSWORD = "password";

    @Inject
    FirstAdministrator first;

    @Inject
    SignInFlow entrance;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private String email = "";
    private String name = "";
    private String password = "";

    public boolean isInvited() {
        return first.invited(token());
    }

    public void create() {
        check();
        if (problems.any()) {
            return;
        }
        if (first.appoint(token(), BlankText.strip(email), name, password)) {
            boolean halfway = entrance.enter(email, password, request, Redirects.response())
                    instanceof SignInOutcome.SecondFactorRequired;
            Redirects.to(halfway ? SecondFactorPage.address(currentUser.root(), "") : currentUser.root() + "/");
        } else {
            problems.add(EMAIL, labels.format("setup.error.used"));
        }
    }

    private void check() {
        if (!Person.isSignInName(BlankText.strip(email))) {
            problems.add(EMAIL, labels.format("setup.error.email"));
        }
        if (BlankText.isBlank(name) || BlankText.strip(name).length() > Person.LONGEST_NAME) {
            problems.add(NAME, labels.format("setup.error.name", Person.LONGEST_NAME));
        }
        ChangingCredentials.flawOf(password, BlankText.strip(email))
                .ifPresent(flaw -> problems.add(
                        PASSWORD, labels.format("PasswordFlaw." + flaw, ChangingCredentials.SHORTEST_PASSWORD)));
    }

    public FieldProblems problems() {
        return problems;
    }

    public String token() {
        String token = request.getParameter("token");
        return token == null ? "" : token;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email == null ? "" : email;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name == null ? "" : name;
    }

    /** Never sent back to the browser. */
    public String getPassword() {
        return "";
    }

    public void setPassword(String password) {
        this.password = password == null ? "" : password;
    }
}
