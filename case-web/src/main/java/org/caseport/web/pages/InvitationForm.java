package org.caseport.web.pages;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Person;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.application.account.PersonFields;
import org.caseport.web.security.signin.InvitationLinks;
import org.caseport.web.text.Texts;
import org.caseport.web.text.TimeFormatter;
import org.jspecify.annotations.Nullable;

/** A form that invites people, and the invitations that are open; who invites whom is said by its pages. */
public abstract class InvitationForm {

    private static final String POSTED = "posted";

    @Inject
    protected InvitationLinks links;

    @Inject
    protected InvitingPeople inviting;

    @Inject
    protected CurrentUser currentUser;

    @Inject
    protected Labels labels;

    @Inject
    protected Clock clock;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private InvitationLinks.@Nullable Sent sent;
    private @Nullable List<Invitation> open;
    private boolean withdrawn;
    private String refused = "";

    protected abstract InvitationLinks.Sent send(InvitationLinks.Sender sender);

    protected abstract InvitationLinks.Sent send(String invitation, InvitationLinks.Sender sender);

    protected abstract boolean withdraw(String invitation);

    protected abstract List<Invitation> find();

    public boolean isPossible() {
        return links.areOfUse();
    }

    public boolean hasMail() {
        return links.hasMail();
    }

    public long daysValid() {
        return InvitingPeople.VALID.toDays();
    }

    /** The field as typed; what it holds at first when nothing was typed, or an invitation was just sent. */
    public String field(String name) {
        return isFresh() ? first(name) : parameter(name);
    }

    /** What a field holds at first. */
    protected String first(String name) {
        return "";
    }

    protected final boolean isFresh() {
        return sent != null || request.getParameter(POSTED) == null;
    }

    protected final String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    protected final List<String> parameters(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    public FieldProblems problems() {
        return problems;
    }

    public void invite() {
        take(send(sender()));
    }

    public void resend() {
        take(send(parameter("invitation"), sender()));
    }

    public void withdraw() {
        withdrawn = withdraw(parameter("invitation"));
        open = null;
    }

    private InvitationLinks.Sender sender() {
        String here = request.getScheme() + "://" + request.getServerName()
                + (request.getServerPort() == 80 || request.getServerPort() == 443 ? "" : ":" + request.getServerPort())
                + currentUser.root();
        return new InvitationLinks.Sender(currentUser.person().name(), currentUser.locale(), here);
    }

    private void take(InvitationLinks.Sent result) {
        open = null;
        if (result.outcome() instanceof Outcome.Done) {
            sent = result;
        } else if (result.outcome().rejection().orElse(null) instanceof InvitingPeople.RateLimited limited) {
            Redirects.tooMany(limited.left());
            refused = labels.format(
                    "invite.error.tooMany", labels.span(limited.left().plusSeconds(59)));
        } else if (result.outcome().rejection().orElse(null) instanceof InvitingPeople.Faulty faulty) {
            faulty.problems()
                    .forEach(problem -> problems.add(
                            problem.field(),
                            labels.format(
                                    "invite.error." + problem,
                                    problem == InvitingPeople.Problem.NO_NUMBER
                                            ? PersonFields.HIGHEST
                                            : Person.LONGEST_NAME)));
        }
    }

    /** Why nothing was sent although nothing has to be corrected; empty otherwise. */
    public String refused() {
        return refused;
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (withdrawn) {
            return labels.format("invite.withdrawn");
        }
        if (sent == null || !(sent.outcome() instanceof Outcome.Done<InvitingPeople.Invited> invited)) {
            return "";
        }
        String to = invited.result().invitation().email();
        return link().isEmpty()
                ? labels.format("invite.sent", to)
                : labels.format(links.hasMail() ? "invite.notTaken" : "invite.passOn", to);
    }

    /** The link to pass on, where no mail was sent; empty otherwise. It is shown only this once. */
    public String link() {
        return sent == null ? "" : sent.link();
    }

    public List<Invitation> open() {
        if (open == null) {
            open = find();
        }
        return open;
    }

    /** Until when the link of an invitation works, or that it does not. */
    public String until(Invitation invitation) {
        return invitation.isExpired(clock.instant())
                ? labels.format("invite.expired")
                : new TimeFormatter(new Texts(currentUser.locale()), currentUser.zone()).at(invitation.expiresAt());
    }
}
