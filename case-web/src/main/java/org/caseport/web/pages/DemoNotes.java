package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Person;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.demo.DemoMode;
import org.caseport.web.demo.DemoPeople;

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
