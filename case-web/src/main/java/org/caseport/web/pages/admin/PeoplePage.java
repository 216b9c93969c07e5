package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.search.NameCursor;
import org.caseport.domain.search.PeopleSearch;
import org.caseport.web.application.account.FindingPeople;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.application.account.ManagingPeople;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/people.xhtml}: the list of people, appointing account administrators, resetting second factors,
 * and erasing people. Search and filters are in the address.
 */
@Named
@RequestScoped
public class PeoplePage extends AdminListPage<PeopleSearch.Found> {

    private static final String HERE = "/admin/people";
    private static final String ROLE = "role";
    private static final String ACCOUNT = "account";
    private static final String STATE = "state";
    private static final String ACTIVE = "active";
    private static final String DEACTIVATED = "deactivated";

    private static final Map<String, String> DONE = Map.of(
            "appointed", "adminPeople.appointed",
            "erased", "adminPeople.erased",
            "erasing", "adminPeople.erasing");

    @Inject
    FindingPeople finding;

    @Inject
    ManagingSecondFactor managingSecondFactor;

    @Inject
    PersonChoices choices;

    @Inject
    ManagingMembers members;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private @Nullable List<Account> accounts;

    public PeoplePage() {
        super(HERE, List.of(ROLE, ACCOUNT, STATE));
    }

    /** Answers 403 to supervisors who post something. */
    public void open() {
        if (!currentUser.isAdministrator() && request.getMethod().equals("POST")) {
            Redirects.forbidden();
        }
    }

    public List<PeopleSearch.Found> people() {
        return shown();
    }

    @Override
    protected List<PeopleSearch.Found> find(@Nullable NameCursor after, int most) {
        return finding.find(currentUser.peopleManager(), filter(), after, most);
    }

    @Override
    protected NameCursor placeOf(PeopleSearch.Found one) {
        return one.place();
    }

    private PeopleSearch.Filter filter() {
        return new PeopleSearch.Filter(
                get(AdminListParameters.TEXT),
                ManagingPeople.ROLES.stream()
                        .filter(role -> role.name().equals(get(ROLE)))
                        .findFirst()
                        .orElse(null),
                get(ACCOUNT).isBlank() ? null : named(),
                switch (get(STATE)) {
                    case ACTIVE -> Boolean.TRUE;
                    case DEACTIVATED -> Boolean.FALSE;
                    default -> null;
                });
    }

    /** The accounts that the filter names, as many as are searched at once. */
    private Set<AccountId> named() {
        return accounts().stream()
                .limit(FindingPeople.MOST_ACCOUNTS)
                .map(Account::id)
                .collect(Collectors.toSet());
    }

    private List<Account> accounts() {
        if (accounts == null) {
            String number = AccountId.plain(get(ACCOUNT));
            accounts = finding.accountsNamed(
                    currentUser.peopleManager(), number.matches("[0-9]+") ? number : get(ACCOUNT));
        }
        return accounts;
    }

    /** Whether the filter names more accounts than are searched at once. */
    public boolean isManyAccounts() {
        return !get(ACCOUNT).isBlank() && accounts().size() > FindingPeople.MOST_ACCOUNTS;
    }

    /** What says which people are shown, for forms whose answer shows them again. */
    public List<Option> parameters() {
        return address().values().entrySet().stream()
                .map(one -> new Option(one.getKey(), one.getValue()))
                .toList();
    }

    public List<Option> roles() {
        return choices.roles();
    }

    public List<Option> states() {
        return List.of(
                new Option(ACTIVE, labels.format("adminPeople.active")),
                new Option(DEACTIVATED, labels.format("adminPeople.deactivated")));
    }

    /** When the person signed in last, in words. */
    public String signedIn(PeopleSearch.Found one) {
        return one.signedInAt() == null ? labels.format("adminPeople.notSignedIn") : labels.shortly(one.signedInAt());
    }

    public boolean administers(Person person) {
        return person.account() != null && person.grants().contains(Grant.ADMINISTER);
    }

    /** Whether the person belongs to an account without administering it. */
    public boolean canAdminister(Person person) {
        return person.account() != null && !administers(person);
    }

    public String eraseAddress(Person person) {
        return currentUser.root() + "/admin/erase?person=" + person.id();
    }

    public void reset() {
        act("1", person -> managingSecondFactor.reset(currentUser.administrator(), person.id()));
    }

    public void appoint() {
        act(
                "appointed",
                person -> person.account() != null
                        && members.appoint(currentUser.administrator(), person.account(), person.id()));
    }

    private void act(String done, Predicate<Person> what) {
        String chosen = request.getParameter("person");
        boolean did = people().stream()
                .map(PeopleSearch.Found::person)
                .filter(person -> person.id().value().equals(chosen))
                .anyMatch(what);
        String query = address().query();
        Redirects.to(currentUser.root() + HERE + query + (did ? (query.isEmpty() ? "?" : "&") + "done=" + done : ""));
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = request.getParameter("done");
        return done == null ? "" : labels.format(DONE.getOrDefault(done, "adminPeople.done"));
    }
}
