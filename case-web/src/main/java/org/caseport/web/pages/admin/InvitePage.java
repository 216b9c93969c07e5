package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.application.privacy.ExportingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.security.signin.InvitationLinks;
import org.caseport.web.text.Texts;
import org.caseport.web.text.Times;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/invite.xhtml}: inviting people, and the invitations that are open. */
@Named
@RequestScoped
public class InvitePage {

    private static final String POSTED = "posted";

    private static final List<Role> ROLES = List.of(Role.MEMBER, Role.AGENT, Role.SUPERVISOR, Role.ADMINISTRATOR);

    @Inject
    InvitationLinks links;

    @Inject
    InvitingPeople inviting;

    @Inject
    ExportingAccounts accounts;

    @Inject
    Catalog catalog;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private InvitationLinks.@Nullable Sent sent;
    private @Nullable List<Invitation> open;
    private boolean withdrawn;

    public boolean isPossible() {
        return links.areOfUse();
    }

    public boolean hasMail() {
        return links.hasMail();
    }

    public long daysValid() {
        return InvitingPeople.VALID.toDays();
    }

    public String field(String name) {
        if (isDone() || request.getParameter(POSTED) == null) {
            return name.equals("role") ? Role.MEMBER.name() : name.equals("account") ? parameter(name) : "";
        }
        return parameter(name);
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    public boolean isChosen(String name, String value) {
        if (isDone() || request.getParameter(POSTED) == null) {
            return name.equals("languages") && value.equals("en");
        }
        return all(name).contains(value);
    }

    private Set<String> all(String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? Set.of() : Stream.of(values).collect(Collectors.toSet());
    }

    public FieldProblems problems() {
        return problems;
    }

    public void invite() {
        take(links.invite(currentUser.administrator(), typed(), sender()));
    }

    private InvitingPeople.Request typed() {
        Role role = ROLES.stream()
                .filter(one -> one.name().equals(parameter("role")))
                .findFirst()
                .orElse(Role.MEMBER);
        String account = AccountId.plain(parameter("account"));
        Set<String> languages = languages().stream().map(Option::code).collect(Collectors.toSet());
        languages.retainAll(all("languages"));
        Set<String> services = services().stream().map(Option::code).collect(Collectors.toSet());
        services.retainAll(all("services"));
        return new InvitingPeople.Request(
                parameter("email"),
                parameter("name"),
                role,
                role == Role.MEMBER && account.matches("[0-9]{12}") ? new AccountId(account) : null,
                languages,
                services);
    }

    private InvitationLinks.Sender sender() {
        String here = request.getScheme() + "://" + request.getServerName()
                + (request.getServerPort() == 80 || request.getServerPort() == 443 ? "" : ":" + request.getServerPort())
                + currentUser.root();
        return new InvitationLinks.Sender(currentUser.person().name(), currentUser.locale(), here);
    }

    public void resend() {
        take(links.resend(currentUser.administrator(), parameter("invitation"), sender()));
    }

    public void withdraw() {
        withdrawn = inviting.withdraw(currentUser.administrator(), parameter("invitation"));
        open = null;
    }

    private void take(InvitationLinks.Sent result) {
        open = null;
        if (result.outcome() instanceof Outcome.Done) {
            sent = result;
        } else if (result.outcome().rejection().orElse(null) instanceof InvitingPeople.Faulty faulty) {
            faulty.problems()
                    .forEach(problem -> problems.add(
                            problem.field(), labels.format("adminInvite.error." + problem, Person.LONGEST_NAME)));
        }
    }

    /** Whether an invitation was just sent, or its link made. */
    public boolean isDone() {
        return sent != null;
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        if (withdrawn) {
            return labels.format("adminInvite.withdrawn");
        }
        if (sent == null || !(sent.outcome() instanceof Outcome.Done<InvitingPeople.Invited> invited)) {
            return "";
        }
        String to = invited.result().invitation().email();
        return link().isEmpty()
                ? labels.format("adminInvite.sent", to)
                : labels.format(links.hasMail() ? "adminInvite.notTaken" : "adminInvite.passOn", to);
    }

    /** The link to pass on, where no mail was sent; empty otherwise. It is shown only this once. */
    public String link() {
        return sent == null ? "" : sent.link();
    }

    public List<Invitation> open() {
        if (open == null) {
            open = inviting.open(currentUser.administrator());
        }
        return open;
    }

    /** Until when the link of an invitation works, or that it does not. */
    public String until(Invitation invitation) {
        return invitation.isExpired(clock.instant())
                ? labels.format("adminInvite.expired")
                : new Times(new Texts(currentUser.locale()), currentUser.zone()).at(invitation.expiresAt());
    }

    public List<Option> roles() {
        return ROLES.stream()
                .map(role -> new Option(role.name(), labels.of(role)))
                .toList();
    }

    public List<Option> accounts() {
        return accounts.accounts(currentUser.administrator()).stream()
                .map(account -> new Option(
                        account.id().digits(),
                        account.name() + " · " + account.id(),
                        account.id().digits()))
                .toList();
    }

    public List<Option> languages() {
        return policy.languages(clock.instant()).stream()
                .map(language -> new Option(language.code(), labels.of(language)))
                .toList();
    }

    public List<Option> services() {
        return catalog.services().stream()
                .map((Service service) -> new Option(service.code(), labels.of(service.name())))
                .toList();
    }
}
