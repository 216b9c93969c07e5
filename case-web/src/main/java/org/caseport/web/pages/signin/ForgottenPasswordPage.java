package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.signin.RequestingPasswordResets;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;

/** Backs {@code forgot-password.xhtml}: asking for a link to set a new password. */
@Named
@RequestScoped
public class ForgottenPasswordPage {

    private static final String EMAIL = "email";

    @Inject
    RequestingPasswordResets requesting;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();

    /** Answers 404 where no links can be sent. */
    public void open() {
        if (!isPossible()) {
            Redirects.notFound();
        }
    }

    public boolean isPossible() {
        return requesting.arePossible();
    }

    public String field(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    public FieldProblems problems() {
        return problems;
    }

    /** Gives the same answer whether or not anybody has this address. */
    public void send() {
        String email = field(EMAIL);
        if (!Person.isSignInName(Person.signInName(email))) {
            problems.add(EMAIL, labels.format("forgotten.error.email"));
            return;
        }
        Duration wait = requesting.ask(email, currentUser.locale(), request);
        if (wait.isZero()) {
            Redirects.to(currentUser.root() + "/forgot-password?sent=1");
            return;
        }
        Redirects.tooMany(wait);
        Texts texts = new Texts(currentUser.locale());
        problems.add(
                EMAIL, labels.format("forgotten.error.wait", new TimeFormatter(texts, currentUser.zone()).wait(wait)));
    }

    public boolean isSent() {
        return request.getMethod().equals("GET") && "1".equals(request.getParameter("sent"));
    }
}
