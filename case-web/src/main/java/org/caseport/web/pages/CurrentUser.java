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
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.security.access.Preferences;
import org.caseport.web.security.session.Sessions;
import org.caseport.web.security.session.Visitor;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.jspecify.annotations.Nullable;

/** Who is looking at the page, for whom that person acts, and how that person wants it. */
@Named
@RequestScoped
public class CurrentUser {

    @Inject
    HttpServletRequest request;

    @Inject
    Sessions desk;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** Not the bare offset, whose name is the letter Z. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    private @Nullable Account account;

    public boolean isSignedIn() {
        return Visitor.of(request).isPresent();
    }

    /**
     * Whoever is signed in.
     *
     * @throws IllegalStateException for a stranger, whom no door lets through to a page that asks
     */
    public Person person() {
        return Visitor.of(request).orElseThrow(() -> new IllegalStateException("nobody is signed in"));
    }

    public boolean isMember() {
        return has(Role.MEMBER);
    }

    /** Whether the person is on the support side. */
    public boolean isSupport() {
        return has(Role.AGENT) || has(Role.SUPERVISOR) || has(Role.ADMINISTRATOR);
    }

    /** Whether the person works cases. */
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
     * @throws IllegalArgumentException for somebody of the support side, whom no door lets through to a page that asks
     */
    public Member member() {
        return Member.of(person());
    }

    /** Whether the person decides what the members of the account may do. */
    public boolean isAccountAdministrator() {
        return isMember() && member().may(Grant.ADMINISTER);
    }

    /**
     * The person as an administrator.
     *
     * @throws IllegalStateException for anybody else, whom no door lets through to a page that asks
     */
    public Administrator administrator() {
        Person person = person();
        if (!isAdministrator()) {
            throw new IllegalStateException("person " + person.id() + " is no administrator");
        }
        return new Administrator(person.id(), person.name());
    }

    /** The account the person acts for. */
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
        return Languages.of(request, Visitor.of(request).map(Person::language).orElse(null));
    }

    /** {@code light}, {@code dark}, or empty to follow the device. What was chosen in this browser comes first. */
    public String theme() {
        String here = Languages.cookie(request, Preferences.THEME_COOKIE);
        String theme = here.isEmpty() ? Visitor.of(request).map(Person::theme).orElse("") : here;
        return theme.equals("light") || theme.equals("dark") ? theme : "";
    }

    /** The zone in which times are shown: the account's, or UTC where there is none. */
    public ZoneId zone() {
        return accountIfAny().map(Account::zone).orElse(UTC);
    }

    /** Who is here, where it is no member, in the few words that fit the top bar. */
    public String caption() {
        return isSignedIn() ? person().name() : new Texts(locale()).get("frame.options");
    }

    /** Whether the page that is shown has this address. */
    public boolean isAt(String path) {
        return RequestPaths.path(request).equals(path);
    }

    /** The address of this page, to come back to it. */
    public String address() {
        Object forwarded = request.getAttribute("jakarta.servlet.forward.request_uri");
        String path = forwarded instanceof String uri ? uri : request.getRequestURI();
        String query = request.getQueryString();
        return query == null ? path : path + "?" + query;
    }

    /** Where the portal lies on its server: empty, or a path such as {@code /support}. */
    public String root() {
        return request.getContextPath();
    }

    private boolean has(Role role) {
        return Visitor.of(request)
                .filter(person -> person.roles().contains(role))
                .isPresent();
    }

    private Optional<Account> accountIfAny() {
        if (account == null) {
            account = Visitor.of(request).flatMap(desk::accountOf).orElse(null);
        }
        return Optional.ofNullable(account);
    }
}
