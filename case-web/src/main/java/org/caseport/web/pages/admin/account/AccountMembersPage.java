package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.MemberRole;
import org.caseport.domain.account.Person;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.search.PeopleSearch;
import org.caseport.web.application.account.FindingPeople;
import org.caseport.web.application.account.InvitingPeople;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.admin.AdminListPage;
import org.jspecify.annotations.Nullable;

/** Backs the members of {@code admin/account.xhtml}: who belongs to the account, and who is invited to it. */
@Named
@RequestScoped
public class AccountMembersPage extends AdminListPage<PeopleSearch.Found> {

    @Inject
    FindingPeople finding;

    @Inject
    InvitingPeople inviting;

    @Inject
    AccountTabs tabs;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private @Nullable List<Invitation> invitations;

    public AccountMembersPage() {
        super("/admin/account", List.of("id", "tab"));
    }

    @Override
    protected List<PeopleSearch.Found> find(@Nullable NameCursor after, int most) {
        PeopleSearch.Filter members =
                PeopleSearch.Filter.membersOf(tabs.account().id());
        return finding.find(currentUser.peopleManager(), members, after, most);
    }

    @Override
    protected NameCursor placeOf(PeopleSearch.Found one) {
        return one.place();
    }

    public List<PeopleSearch.Found> members() {
        return shown();
    }

    /** The member's role, or the permissions where they are no usual combination. */
    public String role(Person member) {
        return MemberRole.of(member.grants()).map(labels::of).orElseGet(() -> labels.format("members.otherRole"));
    }

    /** What the member may do, in words. */
    public String permissions(Person member) {
        return member.grants().isEmpty()
                ? labels.format("adminAccount.noPermissions")
                : member.grants().stream()
                        .sorted()
                        .map(labels::of)
                        .collect(Collectors.joining(labels.format("list.comma")));
    }

    /** When the member signed in last, in words. */
    public String signedIn(PeopleSearch.Found one) {
        return one.signedInAt() == null ? labels.format("adminPeople.notSignedIn") : labels.shortly(one.signedInAt());
    }

    /** The invitations to the account that are open. */
    public List<Invitation> invitations() {
        if (invitations == null) {
            invitations =
                    inviting.open(currentUser.administrator(), tabs.account().id());
        }
        return invitations;
    }
}
