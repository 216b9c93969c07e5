package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.web.application.ReadingAsAgent;
import org.caseport.web.frame.Trouble;
import org.caseport.web.pages.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Whoever looks at the page, as an agent. An administrator who works no cases is none. */
@RequestScoped
public class CurrentAgent {

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentUser user;

    @Inject
    HttpServletRequest request;

    private @Nullable Optional<Agent> known;

    public Optional<Agent> ifAny() {
        if (known == null) {
            known = reading.agent(user.person().id());
        }
        return known;
    }

    /**
     * The agent.
     *
     * @throws IllegalStateException for anybody else, whom {@link #isTurnedAway} has stopped
     */
    public Agent agent() {
        return ifAny()
                .orElseThrow(() -> new IllegalStateException(
                        "person " + user.person().id() + " is no agent"));
    }

    /** Answers, before anything is done or drawn, whoever is no agent. */
    boolean isTurnedAway() {
        if (ifAny().isEmpty()) {
            turnAway("agentsOnly");
        }
        return ifAny().isEmpty();
    }

    void turnAway(String why) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            Trouble.forbidden(
                    request, (HttpServletResponse) faces.getExternalContext().getResponse(), why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
