package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.web.application.account.KeepingMembers;
import org.caseport.web.application.factor.KeepingSecondFactor;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/people.xhtml}: searching people, appointing account administrators, resetting second factors, and
 * erasing people.
 */
@Named
@RequestScoped
public class PeoplePage {

    private static final int LONGEST_TEXT = 100;

    private static final Map<String, String> DONE = Map.of(
            "appointed", "adminPeople.appointed",
            "erased", "adminPeople.erased",
            "erasing", "adminPeople.erasing");

    @Inject
    KeepingSecondFactor keeping;

    @Inject
    KeepingMembers members;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable List<SecondFactors.Holder> people;

    /** Answers 403 to supervisors who post something. */
    public void open() {
        if (!currentUser.isAdministrator() && request.getMethod().equals("POST")) {
            Redirects.forbidden();
        }
    }

    public List<SecondFactors.Holder> people() {
        if (people == null) {
            people = keeping.people(currentUser.peopleManager(), text());
        }
        return people;
    }

    public String text() {
        String text = request.getParameter("text");
        return text == null ? "" : text.substring(0, Math.min(text.length(), LONGEST_TEXT));
    }

    /** Whether there may be more people than are shown. */
    public boolean isFull() {
        return people().size() >= KeepingSecondFactor.SHOWN;
    }

    public String full() {
        return labels.format("adminPeople.full", KeepingSecondFactor.SHOWN);
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
                .map(SecondFactors.Holder::person)
                .filter(person -> person.id().value().equals(chosen))
                .anyMatch(what);
        Redirects.to(currentUser.root() + "/admin/people?text=" + URLEncoder.encode(text(), StandardCharsets.UTF_8)
                + (did ? "&done=" + done : ""));
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = request.getParameter("done");
        return done == null ? "" : labels.format(DONE.getOrDefault(done, "adminPeople.done"));
    }
}
