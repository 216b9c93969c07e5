package org.caseport.web.pages.customer.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Explains to members what they may do, and for a missing permission why not and whom to ask. Pages name a permission
 * by its code.
 */
@Named
@RequestScoped
public class GrantExplanations {

    /** How many administrators are named. */
    private static final int NAMED = 3;

    @Inject
    ManagingMembers managing;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable List<Person> administrators;

    public boolean may(String code) {
        return Grant.named(code).filter(user.member()::may).isPresent();
    }

    /** Why the reader lacks this permission, and whom to ask for it. */
    public String why(String code) {
        return Grant.named(code)
                .map(grant -> labels.format(
                        "grant.missing." + grant.name(), user.account().name()))
                .map(missing -> labels.format("grant.sentences", missing, ask()))
                .orElse("");
    }

    /** Whom the reader can ask for another plan; empty for who administers the account. */
    public String askForPlan() {
        if (user.member().may(Grant.ADMINISTER) || administrators().isEmpty()) {
            return "";
        }
        return labels.format("grant.askForPlan", administratorsByName());
    }

    private String ask() {
        if (user.member().may(Grant.ADMINISTER)) {
            return labels.format("grant.giveYourself");
        }
        return administrators().isEmpty()
                ? labels.format("grant.askSupport")
                : labels.format("grant.ask", administratorsByName());
    }

    private List<Person> administrators() {
        if (administrators == null) {
            administrators = managing.administratorsOf(user.member());
        }
        return administrators;
    }

    private String administratorsByName() {
        return administrators().stream()
                .limit(NAMED)
                .map(Person::name)
                .collect(Collectors.joining(labels.format("list.comma")));
    }
}
