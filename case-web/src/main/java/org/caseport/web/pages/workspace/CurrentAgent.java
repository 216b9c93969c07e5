package org.caseport.web.pages.workspace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.RoleLostException;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** The signed-in person as an agent. An administrator who works no cases is none. */
@Named
@RequestScoped
public class CurrentAgent {

    @Inject
    ReadingAsAgent reading;

    @Inject
    CurrentUser user;

    @Inject
    HttpServletRequest request;

    private boolean asked;
    private @Nullable Agent known;

    public Optional<Agent> ifAny() {
        if (!asked) {
            known = reading.agent(user.person().id()).orElse(null);
            asked = true;
        }
        return Optional.ofNullable(known);
    }

    /**
     * The agent.
     *
     * @throws RoleLostException for anybody else; {@link #isTurnedAway} has stopped whoever was none before
     */
    public Agent agent() {
        return ifAny().orElseThrow(() ->
                new RoleLostException("agentsOnly", "person " + user.person().id() + " is no agent"));
    }

    /** Redirects agents from the start page, which is for members, to their queue. */
    public void leadToQueue() {
        if (!user.isMember() && ifAny().isPresent()) {
            Redirects.to(user.root() + QueueParameters.PATH);
        }
    }

    /** Answers 403 to people who are no agents; returns whether it did. */
    public boolean isTurnedAway() {
        if (ifAny().isEmpty()) {
            turnAway("agentsOnly");
        }
        return ifAny().isEmpty();
    }

    void turnAway(String why) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            ErrorPage.forbidden(
                    request, (HttpServletResponse) faces.getExternalContext().getResponse(), why);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }
}
