package org.caseport.web.pages.signin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Person;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.security.signin.InvitationLinks;

/** Backs {@code invitation.xhtml}: creating one's sign-in by the link of an invitation. */
@Named
@RequestScoped
public class AcceptInvitationPage {

    @Inject
    InvitationLinks links;

    @Inject
    ChosenPassword chosen;

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
        return Optional.ofNullable(request.getParameter(ChosenPassword.NAME))
                .orElseGet(() -> invitation().name());
    }

    public FieldProblems problems() {
        return problems;
    }

    public void create() {
        String name =
                Optional.ofNullable(request.getParameter(ChosenPassword.NAME)).orElse("");
        String password = Optional.ofNullable(request.getParameter(ChosenPassword.PASSWORD))
                .orElse("");
        chosen.checkName(problems, name);
        chosen.checkPassword(problems, invitation.map(Invitation::email).orElse(""), password);
        if (problems.any() || !isInvited()) {
            return;
        }
        Optional<Person> created = links.accept(token(), name, password);
        if (created.isEmpty()) {
            invitation = Optional.empty();
            return;
        }
        chosen.signIn(created.get().email(), password);
    }
}
