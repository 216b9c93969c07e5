package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.DeactivatingPeople;
import org.caseport.web.application.account.ManagingPeople;
import org.caseport.web.application.account.PersonFields;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.jspecify.annotations.Nullable;

/**
 * Backs {@code admin/person.xhtml}: the details, role, skills and sign-ins of a person, and whether the person may sign
 * in. Supervisors change skills only.
 */
@Named
@RequestScoped
public class PersonPage {

    private static final String PAGE = "/admin/person?id=";

    /** The hidden field that every form of the page has: its value is the form's name. */
    private static final String POSTED = "posted";

    /** The form that supervisors may post too. */
    private static final String SKILLS = "skills";

    /** The choice to send the open cases of a deactivated person back to the queue. */
    private static final String QUEUE = "queue";

    /** Before the name of a field: what the page showed before it was typed in. */
    private static final String SHOWN = "shown.";

    private static final Set<String> DONE =
            Set.of("details", "role", SKILLS, "signedOut", "deactivated", "reactivated");

    @Inject
    ManagingPeople managing;

    @Inject
    DeactivatingPeople deactivating;

    @Inject
    PersonChoices choices;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable Person person;
    private @Nullable PersonFields stored;
    private DependentCounts.@Nullable Counts dependents;

    /** Answers 404 for a person who does not exist, and 403 to supervisors who post more than skills. */
    public void open() {
        boolean skillsOnly =
                !currentUser.isAdministrator() && request.getMethod().equals("POST");
        if (skillsOnly && !SKILLS.equals(request.getParameter(POSTED))) {
            Redirects.forbidden();
        } else if (found().isEmpty()) {
            Redirects.notFound();
        }
    }

    /** Whether the address names a person. */
    public boolean isThere() {
        return found().isPresent();
    }

    private Optional<Person> found() {
        if (person == null) {
            String id = String.valueOf(request.getParameter("id"));
            person = PersonId.isId(id)
                    ? managing.find(currentUser.peopleManager(), new PersonId(id))
                            .orElse(null)
                    : null;
        }
        return Optional.ofNullable(person);
    }

    public Person person() {
        return found().orElseThrow(() -> new IllegalStateException("the address names nobody"));
    }

    private Administrator administrator() {
        return currentUser.administrator();
    }

    /** Whether the visitor may change more than skills. */
    public boolean isChangeable() {
        return currentUser.isAdministrator();
    }

    /** Whether the company's directory decides name, address and role. */
    public boolean isByDirectory() {
        return managing.isByDirectory(currentUser.peopleManager(), person());
    }

    public boolean isOneself() {
        return currentUser.person().id().equals(person().id());
    }

    // ---- fields

    /** The text in a field: as typed, or as stored. */
    public String field(String name) {
        return isPosted(name) ? typed("").get(name) : stored().get(name);
    }

    /** What is stored in the field, for seeing later whether somebody else has changed it. */
    public String shown(String name) {
        return stored().get(name);
    }

    public boolean isChosen(String name, String code) {
        return PersonFields.codes(field(name)).contains(code);
    }

    private PersonFields stored() {
        if (stored == null) {
            stored = managing.fields(currentUser.peopleManager(), person());
        }
        return stored;
    }

    private boolean isPosted(String name) {
        return fieldsOf(String.valueOf(request.getParameter(POSTED))).contains(name);
    }

    private static List<String> fieldsOf(String form) {
        return switch (form) {
            case "details" -> PersonFields.DETAILS;
            case "role" -> PersonFields.ROLES;
            case SKILLS -> PersonFields.SKILLS;
            default -> List.of();
        };
    }

    /** The texts of the posted form. What it does not have stays as it is. */
    private PersonFields typed(String before) {
        Map<String, String> fields = new HashMap<>();
        for (String name : fieldsOf(String.valueOf(request.getParameter(POSTED)))) {
            boolean codes = name.equals(PersonFields.LANGUAGES) || name.equals(PersonFields.SERVICES);
            String[] values = request.getParameterValues(before + name);
            if (codes && before.isEmpty()) {
                fields.put(name, offered(name, values == null ? Set.of() : Set.of(values)));
            } else {
                fields.put(name, values == null ? stored().get(name) : values[0]);
            }
        }
        return new PersonFields(fields);
    }

    private String offered(String name, Set<String> chosen) {
        List<Option> options = name.equals(PersonFields.LANGUAGES) ? choices.languages() : choices.services();
        return PersonFields.joined(
                options.stream().map(Option::code).filter(chosen::contains).collect(Collectors.toSet()));
    }

    public FieldProblems problems() {
        return problems;
    }

    /** The roles to choose from; a person with several keeps them until another choice is made. */
    public List<Option> roles() {
        String now = shown(PersonFields.ROLE);
        return now.contains("+")
                ? Stream.concat(
                                Stream.of(new Option(now, choices.inWords(PersonFields.ROLE, now))),
                                choices.roles().stream())
                        .toList()
                : choices.roles();
    }

    // ---- acts

    public void saveDetails() {
        take("details", managing.changeDetails(administrator(), person().id(), typed(""), typed(SHOWN)));
    }

    public void saveRole() {
        take("role", managing.changeRole(administrator(), person().id(), typed(""), typed(SHOWN)));
    }

    public void saveSkills() {
        take(SKILLS, managing.changeSkills(currentUser.peopleManager(), person().id(), typed(""), typed(SHOWN)));
    }

    public void signOut() {
        String id = String.valueOf(request.getParameter("signIn"));
        boolean other = signIns().stream().anyMatch(signIn -> signIn.id().equals(id) && !isHere(signIn));
        boolean ended = other && managingSignIns.endOne(administrator().id(), person(), id);
        back(ended ? "signedOut" : "");
    }

    public void deactivate() {
        String to = Optional.ofNullable(request.getParameter("to")).orElse(QUEUE);
        if (!PersonId.isId(to)) {
            problems.add("to", labels.format("adminPerson.why." + DeactivatingPeople.Why.NO_SUCH_AGENT));
            return;
        }
        Outcome<Person> outcome =
                deactivating.deactivate(administrator(), person().id(), to.equals(QUEUE) ? null : new PersonId(to));
        if (outcome.rejection().orElse(null) instanceof DeactivatingPeople.Why why) {
            problems.add("to", labels.format("adminPerson.why." + why));
        } else {
            take("deactivated", outcome);
        }
    }

    public void reactivate() {
        Outcome<Person> outcome = deactivating.reactivate(administrator(), person().id());
        back(outcome instanceof Outcome.Done ? "reactivated" : "");
    }

    private void take(String done, Outcome<Person> outcome) {
        Rejection why = outcome.rejection().orElse(null);
        if (why == null) {
            back(done);
        } else if (why instanceof ManagingPeople.Faulty faulty) {
            faulty.problems()
                    .forEach(problem -> problems.add(
                            problem.field(),
                            labels.format(
                                    "adminPerson.error." + problem.field() + "." + problem.kind(),
                                    problem.field().equals(PersonFields.MOST_OPEN)
                                            ? PersonFields.HIGHEST
                                            : Person.LONGEST_NAME)));
        } else if (why instanceof ManagingPeople.ChangedMeanwhile changed) {
            stored = changed.stored();
            changed.conflicts()
                    .forEach((field, by) ->
                            problems.add(field, labels.changedBy(by, choices.inWords(field, by.value()))));
        } else {
            Redirects.notFound();
        }
    }

    private void back(String done) {
        Redirects.to(currentUser.root() + PAGE + person().id() + (done.isEmpty() ? "" : "&done=" + done));
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = String.valueOf(request.getParameter("done"));
        return DONE.contains(done) && request.getMethod().equals("GET")
                ? labels.format("adminPerson.done." + done)
                : "";
    }

    // ---- sign-ins

    public List<SignIn> signIns() {
        return managingSignIns.signInsOf(person());
    }

    public String device(SignIn signIn) {
        return labels.of(managingSignIns.deviceOf(signIn));
    }

    /** Whether this is the sign-in with which the page was opened. */
    public boolean isHere(SignIn signIn) {
        return AuthenticatedPerson.signedIn(request)
                .filter(here -> here.tokenHash().equals(signIn.tokenHash()))
                .isPresent();
    }

    // ---- deactivating

    /** Whether the page asks what becomes of what depends on the person. */
    public boolean isAsking() {
        return isChangeable() && person().isActive() && request.getParameter("deactivate") != null;
    }

    public DependentCounts.Counts dependents() {
        if (dependents == null) {
            dependents = deactivating.dependentsOf(administrator(), person());
        }
        return dependents;
    }

    /** Who can get the open cases: nobody, which is the queue, or a colleague. */
    public List<Option> receivers() {
        return Stream.concat(
                        Stream.of(new Option(QUEUE, labels.format("adminPerson.toQueue"))),
                        deactivating.colleaguesOf(administrator(), person()).stream()
                                .map(agent -> new Option(agent.id().value(), agent.name())))
                .toList();
    }
}
