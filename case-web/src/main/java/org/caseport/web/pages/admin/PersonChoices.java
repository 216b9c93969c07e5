package org.caseport.web.pages.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Role;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.search.AccountSearch;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.account.FindingAccounts;
import org.caseport.web.application.account.ManagingPeople;
import org.caseport.web.application.account.PersonFields;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.text.Languages;
import org.jspecify.annotations.Nullable;

/** What can be chosen for a person, on the pages that invite and change people. */
@Named
@RequestScoped
public class PersonChoices {

    /** How many accounts a list offers; of more, the number of one is typed. */
    static final int MOST_ACCOUNTS = 500;

    @Inject
    FindingAccounts finding;

    @Inject
    Catalog catalog;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    private @Nullable List<AccountSearch.Found> found;

    public List<Option> roles() {
        return ManagingPeople.ROLES.stream()
                .map(role -> new Option(role.name(), labels.of(role)))
                .toList();
    }

    /** Whether there are so few accounts that one is chosen from a list. */
    public boolean isFewAccounts() {
        return found().size() <= MOST_ACCOUNTS;
    }

    public List<Option> accounts() {
        return found().stream()
                .map(AccountSearch.Found::account)
                .map(account -> new Option(
                        account.id().digits(),
                        account.name() + " · " + account.id(),
                        account.id().digits()))
                .toList();
    }

    private List<AccountSearch.Found> found() {
        if (found == null) {
            found = finding.find(
                    currentUser.administrator(), new AccountSearch.Filter("", null, null), null, MOST_ACCOUNTS + 1);
        }
        return found;
    }

    /** The languages in which agents work. */
    public List<Option> languages() {
        return policy.languages(clock.instant()).stream()
                .map(language -> new Option(language.code(), labels.of(language)))
                .toList();
    }

    public List<Option> services() {
        return catalog.services().stream()
                .map((Service service) -> new Option(service.code(), labels.of(service.name())))
                .toList();
    }

    /** The languages in which the pages are, each by its own name. */
    public List<Option> languagesOfPages() {
        return Languages.SPOKEN.stream()
                .map(code -> new Option(code, nameOf(code)))
                .toList();
    }

    private static String nameOf(String code) {
        Locale locale = Locale.forLanguageTag(code);
        return locale.getDisplayLanguage(locale);
    }

    /** The text of a field of a person as people read it. */
    public String inWords(String field, String value) {
        if (value.isEmpty()) {
            return labels.format(
                    field.equals(PersonFields.SERVICES) ? "adminPerson.allServices" : "adminAccount.nothing");
        }
        return switch (field) {
            case PersonFields.LANGUAGE -> nameOf(value);
            case PersonFields.ROLE ->
                labels.list(Stream.of(value.split("\\+"))
                        .map(Role::valueOf)
                        .map(labels::of)
                        .toList());
            case PersonFields.LANGUAGES -> named(languages(), value);
            case PersonFields.SERVICES -> named(services(), value);
            default -> value;
        };
    }

    private static String named(List<Option> options, String codes) {
        return PersonFields.codes(codes).stream()
                .map(code -> options.stream()
                        .filter(option -> option.code().equals(code))
                        .map(Option::label)
                        .findFirst()
                        .orElse(code))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
