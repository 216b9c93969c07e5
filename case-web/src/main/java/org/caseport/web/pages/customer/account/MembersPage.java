package org.caseport.web.pages.customer.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.MemberRole;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs {@code members.xhtml}: the account's members and their permissions, for its administrators. */
@Named
@RequestScoped
public class MembersPage {

    private static final int SHOWN = 25;

    @Inject
    ManagingMembers managing;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<Person> found;

    /** Answers 403 to members who do not administer the account. */
    public void enter() {
        if (user.isAccountAdministrator()) {
            return;
        }
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            ErrorPage.forbidden(
                    request,
                    (HttpServletResponse) faces.getExternalContext().getResponse(),
                    "accountAdministratorsOnly");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        faces.responseComplete();
    }

    private List<Person> found() {
        if (found == null) {
            found = text().isEmpty()
                    ? managing.members(user.member(), named("after").orElse(null), SHOWN + 1)
                    : managing.find(user.member(), text(), SHOWN + 1);
        }
        return found;
    }

    public List<Person> members() {
        return found().subList(0, Math.min(SHOWN, found().size()));
    }

    /** What is searched for; empty for all members. */
    public String text() {
        String text = request.getParameter("text");
        return text == null ? "" : BlankText.strip(text);
    }

    /** What is said of a search beside the members it has found; empty when they are all. */
    public String searched() {
        if (text().isEmpty()) {
            return "";
        }
        return found().isEmpty()
                ? labels.format("members.none")
                : found().size() > SHOWN ? labels.format("members.more.found", SHOWN) : "";
    }

    /** The address of the next page; empty on the last one, and for a search. */
    public String nextAddress() {
        return text().isEmpty() && found().size() > SHOWN
                ? user.root() + "/members?after=" + found().get(SHOWN - 1).id()
                : "";
    }

    /** The address to which a member's form is posted, and which comes back to this page. */
    public String addressOf(Person member) {
        String from = text().isEmpty()
                ? named("after").map(id -> "?after=" + id).orElse("")
                : "?text=" + URLEncoder.encode(text(), StandardCharsets.UTF_8);
        return user.root() + "/data/members/" + member.id() + from;
    }

    public List<Grant> grants() {
        return List.of(Grant.values());
    }

    public List<MemberRole> roles() {
        return List.of(MemberRole.values());
    }

    /** The name of the member's role; empty for a member with another combination of permissions. */
    public String roleOf(Person member) {
        return MemberRole.of(member.grants()).map(Enum::name).orElse("");
    }

    public boolean isYou(Person member) {
        return member.id().equals(user.person().id());
    }

    /** The result of the last change, shown beside the member; empty without a change. */
    public String done(Person member) {
        return outcome("done", member) ? labels.format("members.done", member.name()) : "";
    }

    /** Why the last change was refused. */
    public String problem(Person member) {
        return outcome("last", member)
                ? labels.format("members.last", user.account().name())
                : "";
    }

    private boolean outcome(String name, Person member) {
        return named(name).filter(member.id()::equals).isPresent();
    }

    private Optional<PersonId> named(String parameter) {
        return Optional.ofNullable(request.getParameter(parameter))
                .filter(PersonId::isId)
                .map(PersonId::new);
    }
}
