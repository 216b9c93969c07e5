package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.search.PeopleSearch;
import org.caseport.web.application.account.FindingPeople;
import org.caseport.web.application.account.KeepingMembers;
import org.caseport.web.application.account.KeepingPeople;
import org.caseport.web.application.factor.KeepingSecondFactor;
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
public class PeoplePage {

    private static final String HERE = "/admin/people";
    private static final String ROLE = "role";
    private static final String ACCOUNT = "account";
    private static final String STATE = "state";
    private static final String ACTIVE = "active";
    private static final String DEACTIVATED = "deactivated";
    private static final int SHOWN = 50;

    private static final Map<String, String> DONE = Map.of(
            "appointed", "adminPeople.appointed",
            "erased", "adminPeople.erased",
            "erasing", "adminPeople.erasing");

    @Inject
    FindingPeople finding;

    @Inject
    KeepingSecondFactor keeping;

    @Inject
    PersonChoices choices;

    @Inject
    KeepingMembers members;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private NameListAddress address = new NameListAddress(Map.of());
    private @Nullable List<PeopleSearch.Found> found;

    @PostConstruct
    void read() {
        address = NameListAddress.of(request, List.of(ROLE, ACCOUNT, STATE));
    }

    /** Answers 403 to supervisors who post something. */
    public void open() {
        if (!currentUser.isAdministrator() && request.getMethod().equals("POST")) {
            Redirects.forbidden();
        }
    }

    public List<PeopleSearch.Found> people() {
        return found().stream().limit(SHOWN).toList();
    }

    /** The people of the page and one more, if there are further ones. */
    private List<PeopleSearch.Found> found() {
        if (found == null) {
            found = finding.find(currentUser.peopleManager(), filter(), address.place(), SHOWN + 1);
        }
        return found;
    }

    private PeopleSearch.Filter filter() {
        String number = AccountId.plain(get(ACCOUNT));
        return new PeopleSearch.Filter(
                get(NameListAddress.TEXT),
                KeepingPeople.ROLES.stream()
                        .filter(role -> role.name().equals(get(ROLE)))
                        .findFirst()
                        .orElse(null),
                number.matches("[0-9]{12}") ? new AccountId(number) : null,
                switch (get(STATE)) {
                    case ACTIVE -> Boolean.TRUE;
                    case DEACTIVATED -> Boolean.FALSE;
                    default -> null;
                });
    }

    /** The value of a field of the filter form. */
    public String get(String field) {
        return address.get(field);
    }

    /** What says which people are shown, for forms whose answer shows them again. */
    public List<Option> shown() {
        return address.values().entrySet().stream()
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

    public boolean isEarlier() {
        return address.place() != null;
    }

    public boolean isFurther() {
        return found().size() > SHOWN;
    }

    public String firstAddress() {
        return HERE + address.first().query();
    }

    public String furtherAddress() {
        return HERE + address.after(found().get(SHOWN - 1).place()).query();
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
        act("1", person -> keeping.reset(currentUser.administrator(), person.id()));
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
        String query = address.query();
        Redirects.to(currentUser.root() + HERE + query + (did ? (query.isEmpty() ? "?" : "&") + "done=" + done : ""));
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = request.getParameter("done");
        return done == null ? "" : labels.format(DONE.getOrDefault(done, "adminPeople.done"));
    }
}
