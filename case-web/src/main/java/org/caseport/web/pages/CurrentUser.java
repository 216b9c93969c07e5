package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PeopleManager;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.frame.ErrorPage;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.frame.RoleLostException;
import org.caseport.web.security.access.PreferencesServlet;
import org.caseport.web.security.session.AuthenticatedPerson;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/** The signed-in person with account, roles, language, theme and time zone, for pages. */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    HttpServletRequest request;

    @Inject
    ManagingSignIns managingSignIns;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** Not {@code ZoneOffset.UTC}, whose name is the letter Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private @Nullable Account account;
    private boolean asked;
    private @Nullable Person known;
    private @Nullable Locale locale;

    /** Somebody who reads a text that is written without a request, such as a mail, in this language. */
    public static CurrentUser reading(Person reader, Locale language) {
        CurrentUser user = new CurrentUser();
        user.known = reader;
        user.asked = true;
        user.locale = language;
        return user;
    }

    public boolean isSignedIn() {
        return ifSignedIn().isPresent();
    }

    /** Asked once: a page names the person, the language and the zone hundreds of times. */
    private Optional<Person> ifSignedIn() {
        if (!asked) {
            known = AuthenticatedPerson.of(request).orElse(null);
            asked = true;
        }
        return Optional.ofNullable(known);
    }

    /**
     * The signed-in person.
     *
     * @throws IllegalStateException if nobody is signed in; access rules keep such visitors from pages that ask
     */
    public Person person() {
        return ifSignedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public boolean isMember() {
        return has(Role.MEMBER);
    }

    /** Whether the person belongs to support. */
    public boolean isSupport() {
        return has(Role.AGENT) || has(Role.SUPERVISOR) || has(Role.ADMINISTRATOR);
    }

    /** Whether the person works on cases. */
    public boolean isAgent() {
        return has(Role.AGENT) || has(Role.SUPERVISOR);
    }

    public boolean isSupervisor() {
        return has(Role.SUPERVISOR);
    }

    public boolean isAdministrator() {
        return has(Role.ADMINISTRATOR);
    }

    /**
     * The person as a member of an account.
     *
     * @throws IllegalArgumentException for people of support; access rules keep them from pages that ask
     */
    public Member member() {
        return Member.of(person());
    }

    /** Whether the person administers the account. */
    public boolean isAccountAdministrator() {
        return isMember() && member().may(Grant.ADMINISTER);
    }

    /**
     * The person as an administrator of the portal.
     *
     * @throws RoleLostException for anybody else
     */
    public Administrator administrator() {
        Person person = person();
        if (!isAdministrator()) {
            throw new RoleLostException("administratorsOnly", "person " + person.id() + " is no administrator");
        }
        return new Administrator(person.id(), person.name());
    }

    /**
     * The person as somebody who looks after people: an administrator or a supervisor.
     *
     * @throws RoleLostException for anybody else
     */
    public PeopleManager peopleManager() {
        Person person = person();
        if (!isAdministrator() && !isSupervisor()) {
            throw new RoleLostException("administratorsOnly", "person " + person.id() + " looks after nobody");
        }
        return new PeopleManager(person.id(), person.name());
    }

    /** The account of the person. */
    public Account account() {
        return accountIfAny()
                .orElseThrow(() -> new IllegalStateException("person " + person().id() + " has no account"));
    }

    /** The name of the account's plan in the language of the page. */
    public String planName() {
        return policy.nameOf(account().plan(), clock.instant()).in(language());
    }

    public String language() {
        return locale().getLanguage();
    }

    public Locale locale() {
        Locale chosen = locale;
        if (chosen == null) {
            chosen = Languages.of(request, ifSignedIn().map(Person::language).orElse(null));
            locale = chosen;
        }
        return chosen;
    }

    /** {@code light}, {@code dark}, or empty to follow the device. A choice in this browser comes first. */
    public String theme() {
        String here = Languages.cookie(request, PreferencesServlet.THEME_COOKIE);
        String theme = here.isEmpty() ? ifSignedIn().map(Person::theme).orElse("") : here;
        return theme.equals("light") || theme.equals("dark") ? theme : "";
    }

    /** The zone in which times are shown: the person's, else the account's, or UTC where there is none. */
    public ZoneId zone() {
        return ifSignedIn()
                .map(Person::zone)
                .or(() -> accountIfAny().map(Account::zone))
                .orElse(UTC);
    }

    /** The name of the person in the top bar; without sign-in, the title of the options. */
    public String caption() {
        return isSignedIn() ? person().name() : new Texts(locale()).get("frame.options");
    }

    /** Whether this is the address of the page that is shown. */
    public boolean isAt(String path) {
        return RequestPaths.path(request).equals(path);
    }

    /**
     * Whether this page is about an error. Such pages are all alike, byte for byte, so that what belongs to others
     * looks like what is missing.
     */
    public boolean isAtError() {
        return request.getAttribute(ErrorPage.STATUS) != null;
    }

    /** The address of this page, for coming back to it; from an error, that of the start page. */
    public String address() {
        if (isAtError()) {
            return root() + "/";
        }
        Object forwarded = request.getAttribute("jakarta.servlet.forward.request_uri");
        String path = forwarded instanceof String uri ? uri : request.getRequestURI();
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    /** The context path: empty, or a path such as {@code /support}. */
    public String root() {
        return request.getContextPath();
    }

    private boolean has(Role role) {
        return ifSignedIn().filter(person -> person.roles().contains(role)).isPresent();
    }

    private Optional<Account> accountIfAny() {
        if (account == null) {
            account = ifSignedIn()
                    .filter(person -> person.account() != null)
                    .flatMap(person -> managingSignIns.accountOf(person))
                    .orElse(null);
        }
        return Optional.ofNullable(account);
    }
}
