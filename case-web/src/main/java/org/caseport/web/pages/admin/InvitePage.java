package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Role;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.application.account.ManagingPeople;
import org.caseport.web.pages.InvitationForm;
import org.caseport.web.pages.Option;
import org.caseport.web.security.signin.InvitationLinks;

/** Backs {@code admin/invite.xhtml}: administrators invite anybody. */
@Named
@RequestScoped
public class InvitePage extends InvitationForm {

    @Inject
    PersonChoices choices;

    private Map<AccountId, String> accountNames = Map.of();

    @Override
    protected InvitationLinks.Sent send(InvitationLinks.Sender sender) {
        return links.invite(currentUser.administrator(), typed(), sender);
    }

    @Override
    protected InvitationLinks.Sent send(String invitation, InvitationLinks.Sender sender) {
        return links.resend(currentUser.administrator(), invitation, sender);
    }

    @Override
    protected boolean withdraw(String invitation) {
        return inviting.withdraw(currentUser.administrator(), invitation);
    }

    @Override
    protected List<Invitation> find() {
        List<Invitation> open = inviting.open(currentUser.administrator());
        accountNames = inviting.accountNames(currentUser.administrator(), open);
        return open;
    }

    /** The name of the account to which a member is invited; empty for people of support. */
    public String accountName(Invitation invitation) {
        AccountId account = invitation.account();
        return account == null ? "" : accountNames.getOrDefault(account, account.digits());
    }

    @Override
    protected String first(String name) {
        return switch (name) {
            case "role" -> role().name();
            case "account" -> parameter(name);
            default -> "";
        };
    }

    public boolean isChosen(String name, String value) {
        return isFresh()
                ? name.equals("languages") && value.equals("en")
                : parameters(name).contains(value);
    }

    private Role role() {
        return ManagingPeople.ROLES.stream()
                .filter(one -> one.name().equals(parameter("role")))
                .findFirst()
                .orElse(Role.MEMBER);
    }

    private InvitingPeople.Request typed() {
        Role role = role();
        String account = AccountId.plain(parameter("account"));
        return new InvitingPeople.Request(
                parameter("email"),
                parameter("name"),
                role,
                role == Role.MEMBER && account.matches("[0-9]{12}") ? new AccountId(account) : null,
                chosen(choices.languages(), "languages"),
                chosen(choices.services(), "services"),
                parameter("mostOpen"));
    }

    private Set<String> chosen(List<Option> options, String name) {
        Set<String> chosen = options.stream().map(Option::code).collect(Collectors.toSet());
        chosen.retainAll(new HashSet<>(parameters(name)));
        return chosen;
    }
}
