package org.caseport.web.security.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.account.InvitationMail;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.directory.SignInMethod;
import org.caseport.web.directory.SignInSettings;
import org.caseport.web.security.session.PasswordHasher;

/**
 * Sends the links of invitations, and turns a link into a sign-in. The mail is sent at once, so that the inviter sees
 * whether the mail server took it; no token is kept in order to send it later. A link that can't be sent is returned,
 * to be passed on by the inviter.
 */
@ApplicationScoped
public class InvitationLinks {

    private static final String PAGE = "/invitation";

    @Inject
    InvitingPeople inviting;

    @Inject
    InvitationMail mail;

    @Inject
    PasswordHasher passwordHasher;

    @Inject
    SignInSettings signInSettings;

    @Inject
    PortalUrls portal;

    /** Whether people can sign in with a password of ours; otherwise they come from the company's directory. */
    public boolean areOfUse() {
        return signInSettings.opens(SignInMethod.LOCAL);
    }

    public Sent invite(Administrator by, InvitingPeople.Request request, Sender sender) {
        SingleUseLink link = SingleUseLink.to(PAGE);
        return send(inviting.invite(by, request, link.hash()), link, sender);
    }

    public Sent invite(Member by, String email, String name, Sender sender) {
        SingleUseLink link = SingleUseLink.to(PAGE);
        return send(inviting.invite(by, email, name, link.hash()), link, sender);
    }

    public Sent resend(Administrator by, String id, Sender sender) {
        SingleUseLink link = SingleUseLink.to(PAGE);
        return send(inviting.resend(by, id, link.hash()), link, sender);
    }

    public Sent resend(Member by, String id, Sender sender) {
        SingleUseLink link = SingleUseLink.to(PAGE);
        return send(inviting.resend(by, id, link.hash()), link, sender);
    }

    private Sent send(Outcome<InvitingPeople.Invited> outcome, SingleUseLink fresh, Sender sender) {
        if (!(outcome instanceof Outcome.Done<InvitingPeople.Invited> done)) {
            return new Sent(outcome, "");
        }
        InvitingPeople.Invited invited = done.result();
        String link = fresh.below(portal.base().orElse(sender.here()));
        boolean taken =
                hasMail() && mail.send(invited.invitation(), sender.name(), invited.account(), link, sender.language());
        return new Sent(outcome, taken ? "" : link);
    }

    /**
     * Whether invitations are sent by mail. A request could name any host, so its address is not for mails that others
     * get.
     */
    public boolean hasMail() {
        return mail.isSet() && portal.base().isPresent();
    }

    /** The invitation of a link that works. */
    public Optional<Invitation> open(String token) {
        return areOfUse() ? SingleUseLink.hashOf(token).flatMap(inviting::valid) : Optional.empty();
    }

    /** Creates the sign-in of the invited person; empty when the link does not work any more. */
    public Optional<Person> accept(String token, String name, String password) {
        // A password is hashed, which takes its time, only for a link that works.
        return SingleUseLink.hashOf(token)
                .filter(hash -> open(token).isPresent())
                .flatMap(hash -> inviting.accept(hash, name, passwordHasher.hash(password)));
    }

    /**
     * Who sends an invitation.
     *
     * @param name the name that the mail says
     * @param language the language of the mail
     * @param here the address of the portal as the sender sees it, used where none is configured
     */
    public record Sender(String name, Locale language, String here) {}

    /**
     * The result of sending an invitation.
     *
     * @param link the link, if the mail server did not take it; empty otherwise
     */
    public record Sent(Outcome<InvitingPeople.Invited> outcome, String link) {}
}
