package org.caseport.web.pages.customer.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.caseport.domain.account.Invitation;
import org.caseport.web.pages.InvitationForm;
import org.caseport.web.security.signin.InvitationLinks;

/** Backs {@code members/invite.xhtml}: an account's administrators invite people to their own account. */
@Named
@RequestScoped
public class InviteMemberPage extends InvitationForm {

    @Inject
    MembersPage members;

    /** Answers 403 to members who do not administer the account. */
    public void enter() {
        members.enter();
    }

    @Override
    protected InvitationLinks.Sent send(InvitationLinks.Sender sender) {
        return links.invite(currentUser.member(), parameter("email"), parameter("name"), sender);
    }

    @Override
    protected InvitationLinks.Sent send(String invitation, InvitationLinks.Sender sender) {
        return links.resend(currentUser.member(), invitation, sender);
    }

    @Override
    protected boolean withdraw(String invitation) {
        return inviting.withdraw(currentUser.member(), invitation);
    }

    @Override
    protected List<Invitation> find() {
        return inviting.open(currentUser.member());
    }
}
