package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.ChangingCredentials;
import org.caseport.web.security.signin.FirstAdministrator;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;
import org.caseport.web.text.Texts;

/** Backs {@code setup.xhtml}: creating the first administrator, by a link from the server's log that works once. */
@Named
@RequestScoped
public class FirstAdministratorPage {

    @Inject
    FirstAdministrator first;

    @Inject
    SignInFlow entrance;

    @Inject
    CurrentUser currentUser;

    @Inject
    HttpServletRequest request;

    private final List<String> errors = new ArrayList<>();
    private String email = "";
    private String name = "";
    private String password = "";

    public boolean isInvited() {
        return first.invited(token());
    }

    public void create() {
        Texts texts = new Texts(currentUser.locale());
        if (!Person.isSignInName(BlankText.strip(email))) {
            errors.add(texts.get("setup.error.email"));
        }
        if (BlankText.isBlank(name) || BlankText.strip(name).length() > Person.LONGEST_NAME) {
            errors.add(texts.get("setup.error.name", Person.LONGEST_NAME));
        }
        ChangingCredentials.flawOf(password, BlankText.strip(email))
                .ifPresent(
                        flaw -> errors.add(texts.get("PasswordFlaw." + flaw, ChangingCredentials.SHORTEST_PASSWORD)));
        if (!errors.isEmpty()) {
            return;
        }
        if (first.appoint(token(), BlankText.strip(email), name, password)) {
            boolean halfway = entrance.enter(email, password, request, Redirects.response())
                    instanceof SignInOutcome.SecondFactorRequired;
            Redirects.to(halfway ? SecondFactorPage.address(currentUser.root(), "") : currentUser.root() + "/");
        } else {
            errors.add(texts.get("setup.error.used"));
        }
    }

    public List<String> errors() {
        return List.copyOf(errors);
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
