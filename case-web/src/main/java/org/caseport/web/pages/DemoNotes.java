package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.demo.DemoMode;
import org.caseport.web.demo.DemoPeople;
import org.jspecify.annotations.Nullable;

/** Provides the texts about demo mode. */
@Named
@RequestScoped
public class DemoNotes {

    @Inject
    DemoMode demo;

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

    public boolean isShown() {
        return demo.isOn();
    }

    public boolean isAlarming() {
        return demo.isInRealDatabase();
    }

    public String password() {
        return DemoPeople.PASSWORD;
    }

    public List<Person> people() {
        return DemoPeople.all();
    }

    /** The person whose row was chosen on the sign-in page; null for none, and where there is no demo. */
    public @Nullable Person chosen() {
        String email = request.getParameter("as");
        return people().stream()
                .filter(person -> demo.isOn() && person.email().equals(email))
                .findFirst()
                .orElse(null);
    }

    /** What the person is in the account, or on the side of support. */
    public String roleOf(Person person) {
        return person.grants().contains(Grant.ADMINISTER)
                ? labels.format("signIn.demo.administrator")
                : labels.roles(person);
    }

    public boolean isMember(Person person) {
        return person.account() != null;
    }

    /** The member's account and plan, in words. */
    public String describe(Person person) {
        Account account = DemoPeople.accountOf(person);
        if (account == null) {
            return "";
        }
        String plan = policy.nameOf(account.plan(), clock.instant()).in(currentUser.language());
        return account.name() + " · " + plan;
    }
}
