package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.DemoNotes;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.access.ReturnUrl;
import org.caseport.web.security.signin.FirstAdministrator;
import org.caseport.web.security.signin.SignInFlow;
import org.caseport.web.security.signin.SignInOutcome;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/** Backs {@code sign-in.xhtml}: signing in by password. After a wrong password the e-mail address is kept. */
@Named
@RequestScoped
public class SignInPage {

    @Inject
    SignInFlow signInFlow;

    @Inject
    SignInChoices choices;

    @Inject
    FirstAdministrator first;

    @Inject
    CurrentUser currentUser;

    @Inject
    DemoNotes demo;

    @Inject
    HttpServletRequest request;

    private String email = "";
    private String password = "";
    private String error = "";

    /** Redirects visitors who are signed in already. */
    public void greet() {
        if (currentUser.isSignedIn()) {
            Redirects.to(currentUser.root() + "/");
        }
        Person chosen = demo.chosen();
        if (chosen != null) {
            email = chosen.email();
        }
    }

    public void signIn() throws IOException {
        Texts texts = new Texts(currentUser.locale());
        if (BlankText.isBlank(email) || password.isEmpty()) {
            String name = choices.isByLdap() ? "signIn.error.name" : "signIn.error.email";
            error = texts.get(BlankText.isBlank(email) ? name : "signIn.error.password");
            return;
        }
        SignInOutcome outcome = choices.isByLdap()
                ? signInFlow.enterByLdap(email, password, request, Redirects.response())
                : signInFlow.enter(email, password, request, Redirects.response());
        if (outcome instanceof SignInOutcome.SignedIn) {
            Redirects.to(ReturnUrl.page(returnTo()).orElse(currentUser.root() + "/"));
        } else if (outcome instanceof SignInOutcome.SecondFactorRequired) {
            Redirects.to(SecondFactorPage.address(currentUser.root(), returnTo()));
        } else if (outcome instanceof SignInOutcome.TooManyAttempts crowded) {
            Redirects.tooMany(crowded.left());
            error = texts.get(
                    "signIn.error.crowded", new TimeFormatter(texts, currentUser.zone()).wait(crowded.left()));
        } else if (outcome instanceof SignInOutcome.Wait wait) {
            error = texts.get("signIn.error.wait", new TimeFormatter(texts, currentUser.zone()).wait(wait.left()));
        } else if (outcome instanceof SignInOutcome.Denied not) {
            error = texts.get("signIn.not." + not.why().code());
        } else {
            error = texts.get(choices.isByLdap() ? "signIn.error.wrongName" : "signIn.error.wrong");
        }
    }

    /** Whether the error is about the e-mail address, whose field then takes the focus. */
    public boolean isEmailAtFault() {
        return !error.isEmpty() && BlankText.isBlank(email);
    }

    public String error() {
        return error;
    }

    public boolean isSignedOut() {
        return error.isEmpty() && "1".equals(request.getParameter("signed-out"));
    }

    /** Whether a new password was just set by a link, and the sign-in with it needs another step. */
    public boolean isPasswordSet() {
        return error.isEmpty() && "1".equals(request.getParameter("password"));
    }

    /** Whether the code was entered too long after the password. */
    public boolean isLate() {
        return error.isEmpty() && "1".equals(request.getParameter("late"));
    }

    /** Whether the person wanted a page, or lost the session on one. */
    public boolean isOnTheWay() {
        return error.isEmpty() && !isLate() && !returnTo().isEmpty();
    }

    /** Whether no people exist yet who could sign in. */
    public boolean isFirstAdministratorAwaited() {
        return first.isAwaited();
    }

    public String returnTo() {
        return ReturnUrl.page(request.getParameter("return")).orElse("");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email == null ? "" : email;
    }

    /** Never sent back to the browser; in the demo, what everybody knows is filled in with the person's e-mail. */
    public String getPassword() {
        return demo.chosen() == null ? "" : demo.password();
    }

    public void setPassword(String password) {
        this.password = password == null ? "" : password;
    }
}
