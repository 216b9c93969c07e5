package org.caseport.web.pages.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.security.signin.RequestingPasswordResets;

/** Backs {@code new-password.xhtml}: setting a new password by a link. */
@Named
@RequestScoped
public class NewPasswordPage {

    @Inject
    RequestingPasswordResets requesting;

    @Inject
    ChosenPassword chosen;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private Optional<Person> person = Optional.empty();

    @PostConstruct
    void open() {
        person = requesting.open(token());
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
        String password = posted(ChosenPassword.PASSWORD);
        chosen.checkPassword(problems, email(), password);
        if (problems.any() || !isOpen()) {
            return;
        }
        person = requesting.set(token(), password);
        person.ifPresent(changed -> chosen.signIn(changed.email(), password));
    }

    private String posted(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }
}
