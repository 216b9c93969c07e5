package org.caseport.web.pages.customer.conversation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.Audience;
import org.caseport.web.application.account.ManagingMembers;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs the part of the case page that shows and changes which members see the case. */
@Named
@RequestScoped
public class CaseAudience {

    /** How many colleagues are offered; those who are named already are always listed. */
    private static final int OFFERED = 200;

    @Inject
    ManagingMembers managing;

    @Inject
    CasePage page;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable List<Person> named;
    private @Nullable List<Person> colleagues;

    private Audience audience() {
        return page.shown().audience();
    }

    /** Who sees the case, in a sentence. */
    public String words() {
        return labels.format(
                audience().confidential() ? "audience.words.confidential" : "audience.words.usual",
                user.account().name());
    }

    /** The members who are named, by name. */
    public List<Person> named() {
        if (named == null) {
            named = managing.colleagues(user.member(), audience().named());
        }
        return named;
    }

    /** Whether the reader may change who sees the case. */
    public boolean isDecided() {
        return page.shown().isShownBy(user.member());
    }

    /** The members who can be named, by name. */
    public List<Person> colleagues() {
        if (colleagues == null) {
            List<Person> all = new ArrayList<>(
                    Stream.concat(managing.colleagues(user.member(), OFFERED).stream(), named().stream())
                            .distinct()
                            .filter(person -> !person.id().equals(page.shown().requester()))
                            .toList());
            all.sort(Comparator.comparing(Person::name));
            colleagues = all;
        }
        return colleagues;
    }

    public boolean isNamed(Person person) {
        return audience().named().contains(person.id());
    }

    /** Why a change was refused; empty if it was not. */
    public String problem() {
        return Set.of("not_yours", "too_many").contains(outcome())
                ? labels.format("audience.problem." + outcome(), Audience.MOST)
                : "";
    }

    /** Whether the page follows a change that was made. */
    public boolean isChanged() {
        return outcome().equals("shown");
    }

    private static String outcome() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .getOrDefault("audience", "");
    }
}
