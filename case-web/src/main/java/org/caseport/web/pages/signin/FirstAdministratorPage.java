package org.caseport.web.pages.signin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.caseport.domain.account.Person;
import org.caseport.domain.text.BlankText;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.security.signin.FirstAdministrator;

/** Backs {@code setup.xhtml}: creating the first administrator, by a link from the server's log that works once. */
@Named
@RequestScoped
public class FirstAdministratorPage {

    private static final String EMAIL = "email";

    @Inject
    FirstAdministrator first;

    @Inject
    ChosenPassword chosen;

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
            chosen.signIn(email, password);
        } else {
            problems.add(EMAIL, labels.format("setup.error.used"));
        }
    }

    private void check() {
        if (!Person.isSignInName(BlankText.strip(email))) {
            problems.add(EMAIL, labels.format("setup.error.email"));
        }
        chosen.checkName(problems, name);
        chosen.checkPassword(problems, BlankText.strip(email), password);
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
