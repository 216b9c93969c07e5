package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.DependentCounts;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.text.BlankText;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.SuspendingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.jspecify.annotations.Nullable;

/** Backs the part of {@code admin/account.xhtml} in which an account is suspended and resumed. */
@Named
@RequestScoped
public class AccountSuspensionPage {

    private static final String PAGE = "/admin/account?id=";
    private static final String REASON = "reason";

    /** The button that ends the suspension. */
    private static final String RESUME = "resume";

    /** The field that has the beginning of the suspension as it was shown. */
    private static final String SINCE = "since";

    @Inject
    AccountTabs tabs;

    @Inject
    SuspendingAccounts suspending;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private DependentCounts.@Nullable AccountCounts dependents;
    private String meanwhile = "";
    private boolean done;

    private Optional<Account> found() {
        return tabs.found();
    }

    private String parameter(String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private Account account() {
        return tabs.account();
    }

    public boolean isSuspended() {
        return found().filter(Account::isSuspended).isPresent();
    }

    /** Whether the page says what a suspension affects and asks for its reason. */
    public boolean isAsking() {
        return !parameter("suspend").isEmpty()
                && found().filter(one -> isToBeDone() || !one.isSuspended()).isPresent();
    }

    /** Whether the page offers to end the suspension. */
    public boolean isResumable() {
        return found().filter(one ->
                        one.isSuspended() || (isToBeDone() && !parameter(RESUME).isEmpty()))
                .isPresent();
    }

    /** Whether the posted form has not been processed: it stays on the page whatever others have done meanwhile. */
    private boolean isToBeDone() {
        return !done && request.getMethod().equals("POST");
    }

    /** What is typed as the reason. */
    public String field(String name) {
        return parameter(name);
    }

    public FieldProblems problems() {
        return problems;
    }

    public DependentCounts.AccountCounts dependents() {
        if (dependents == null) {
            dependents = suspending.dependentsOf(
                    currentUser.administrator(), account().id());
        }
        return dependents;
    }

    public Suspension suspension() {
        return Optional.ofNullable(account().suspension())
                .orElseThrow(() -> new IllegalStateException("the account is not suspended"));
    }

    /** Since when the account is suspended, and by whom. */
    public String since() {
        String by = suspending.suspendedBy(currentUser.administrator(), suspension());
        String at = labels.instant(suspension().since());
        return by.isEmpty()
                ? labels.format("adminAccount.suspendedSince", at)
                : labels.format("adminAccount.suspendedBy", by, at);
    }

    /** What another administrator has done since the page was shown, in words; empty for nothing. */
    public String meanwhile() {
        return meanwhile;
    }

    public void suspend() {
        take(
                "suspended",
                suspending.suspend(currentUser.administrator(), account().id(), parameter(REASON)));
    }

    public void resume() {
        take("resumed", suspending.resume(currentUser.administrator(), account().id(), shown()));
    }

    private Instant shown() {
        try {
            return Instant.parse(parameter(SINCE));
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    private void take(String act, Outcome<Account> outcome) {
        Rejection why = outcome.rejection().orElse(null);
        done = true;
        tabs.forget();
        if (why == null) {
            Redirects.to(currentUser.root() + PAGE + account().id() + "&done=" + act);
        } else if (why instanceof SuspendingAccounts.SuspendedMeanwhile other) {
            meanwhile = meanwhile("adminAccount.suspendedMeanwhile", other.by(), other.at());
        } else if (why instanceof SuspendingAccounts.ResumedMeanwhile other) {
            meanwhile = meanwhile("adminAccount.resumedMeanwhile", other.by(), other.at());
        } else if (why == SuspendingAccounts.Why.NOT_SUSPENDED) {
            meanwhile = labels.format("adminAccount.notSuspended");
        } else if (why instanceof SuspendingAccounts.Why problem) {
            problems.add(
                    REASON, labels.format("adminAccount.error.reason." + problem.name(), Suspension.LONGEST_REASON));
        } else {
            Redirects.notFound();
        }
    }

    private String meanwhile(String key, String by, Instant at) {
        String other = by.isEmpty()
                ? labels.format(key + ".unknown", labels.instant(at))
                : labels.format(key, by, labels.instant(at));
        String reason = BlankText.strip(parameter(REASON));
        return reason.isEmpty() ? other : labels.format("adminAccount.reasonNotSaved", other, reason);
    }
}
