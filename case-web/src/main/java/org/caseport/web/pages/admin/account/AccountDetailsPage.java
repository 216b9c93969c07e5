package org.caseport.web.pages.admin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.policy.sla.HolidayRegions;
import org.caseport.policy.sla.TimeZones;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.account.AccountFields;
import org.caseport.web.application.account.ManagingAccounts;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.FieldProblems;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.text.Countries;
import org.jspecify.annotations.Nullable;

/** Backs the details of {@code admin/account.xhtml}: creating an account, and changing one. */
@Named
@RequestScoped
public class AccountDetailsPage {

    private static final String PAGE = "/admin/account?id=";

    private static final Set<String> DONE = Set.of("created", "saved", "suspended", "resumed");

    /** The field that says which of the fields were posted with the form. */
    private static final String POSTED = "posted";

    /** Before the name of a field: what the page showed before it was typed in. */
    private static final String SHOWN = "shown.";

    private static final Map<String, List<Option>> COUNTRIES = new ConcurrentHashMap<>();
    private static final Map<String, List<Option>> REGIONS = new ConcurrentHashMap<>();

    @Inject
    ManagingAccounts managing;

    @Inject
    AccountTabs tabs;

    @Inject
    CurrentUser currentUser;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final FieldProblems problems = new FieldProblems();
    private @Nullable AccountFields stored;
    private @Nullable String suggested;
    private boolean sameName;

    private boolean isNew() {
        return tabs.isNew();
    }

    private Account account() {
        return tabs.account();
    }

    /** The text in a field: as typed, as stored, or as suggested. */
    public String field(String name) {
        if (isPosted()) {
            return Optional.ofNullable(request.getParameter(name)).orElse("");
        }
        if (!isNew()) {
            return stored().get(name);
        }
        return name.equals(AccountFields.NUMBER) ? suggested() : "";
    }

    private boolean isPosted() {
        return request.getParameter(POSTED) != null;
    }

    private String suggested() {
        if (suggested == null) {
            suggested = managing.suggestedNumber(currentUser.administrator()).digits();
        }
        return suggested;
    }

    /** What is stored in the field, for seeing later whether somebody else has changed it. */
    public String shown(String name) {
        return stored().get(name);
    }

    private AccountFields stored() {
        if (stored == null) {
            stored = AccountFields.of(account());
        }
        return stored;
    }

    public boolean isResold() {
        return field(AccountFields.RESOLD).equals(AccountFields.YES);
    }

    public FieldProblems problems() {
        return problems;
    }

    /** Whether the only thing to decide is whether two accounts may have the same name. */
    public boolean isSameName() {
        return sameName || request.getParameter("sameName") != null;
    }

    public void create() {
        take(managing.create(currentUser.administrator(), typed(""), false));
    }

    public void createAnyway() {
        take(managing.create(currentUser.administrator(), typed(""), true));
    }

    public void save() {
        change(false);
    }

    public void saveAnyway() {
        change(true);
    }

    private void change(boolean despiteName) {
        take(managing.change(currentUser.administrator(), account().id(), typed(""), typed(SHOWN), despiteName));
    }

    private AccountFields typed(String before) {
        Map<String, String> fields = new HashMap<>();
        Stream.concat(Stream.of(AccountFields.NUMBER, AccountFields.PLAN), AccountFields.CHANGEABLE.stream())
                .forEach(name -> fields.put(
                        name,
                        Optional.ofNullable(request.getParameter(before + name)).orElse("")));
        return new AccountFields(fields);
    }

    private void take(Outcome<Account> outcome) {
        if (outcome instanceof Outcome.Done<Account> done) {
            Redirects.to(currentUser.root() + PAGE + done.result().id() + "&done=" + (isNew() ? "created" : "saved"));
            return;
        }
        Rejection why = outcome.rejection().orElseThrow();
        if (why instanceof ManagingAccounts.Faulty faulty) {
            faulty.problems()
                    .forEach(problem -> problems.add(
                            problem.field(),
                            labels.format(
                                    "adminAccount.error." + problem.field() + "." + problem.kind(),
                                    AccountFields.LONGEST_NAME)));
        } else if (why instanceof ManagingAccounts.SameName same) {
            sameName = true;
            problems.add(
                    AccountFields.NAME,
                    labels.format("adminAccount.sameName", same.other().digits()));
        } else if (why instanceof ManagingAccounts.ChangedMeanwhile changed) {
            stored = changed.stored();
            changed.conflicts()
                    .forEach((field, by) -> problems.add(field, labels.changedBy(by, inWords(field, by.value()))));
        } else {
            Redirects.notFound();
        }
    }

    private String inWords(String field, String value) {
        if (value.isEmpty()) {
            return labels.format("adminAccount.nothing");
        }
        return switch (field) {
            case AccountFields.COUNTRY -> Countries.name(value, currentUser.locale());
            case AccountFields.RESOLD -> labels.format("adminAccount.resold");
            default -> value;
        };
    }

    /** What was just done, in words; empty for nothing. */
    public String done() {
        String done = String.valueOf(request.getParameter("done"));
        return DONE.contains(done) && request.getMethod().equals("GET") ? labels.format("adminAccount." + done) : "";
    }

    public List<Option> countries() {
        return COUNTRIES.computeIfAbsent(currentUser.language(), AccountDetailsPage::countriesIn);
    }

    private static List<Option> countriesIn(String language) {
        Locale reader = Locale.forLanguageTag(language);
        return Stream.of(Locale.getISOCountries())
                .map(code -> new Option(
                        code, Countries.name(code, reader), code + "," + Countries.name(code, Locale.ENGLISH)))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(reader)))
                .toList();
    }

    /**
     * The regions of all countries, each with its country, so that the page works without scripts; of one country where
     * the address of the page names it.
     */
    public List<Option> regions() {
        String asked = askedCountry();
        if (!asked.isEmpty()) {
            Locale reader = Locale.forLanguageTag(currentUser.language());
            List<Option> regions = countries().stream()
                    .filter(country -> country.code().equals(asked))
                    .flatMap(country -> regionsOf(country, reader))
                    .toList();
            return asked.equals(field(AccountFields.COUNTRY))
                    ? withStored(field(AccountFields.REGION), regions)
                    : regions;
        }
        List<Option> regions = REGIONS.computeIfAbsent(currentUser.language(), AccountDetailsPage::regionsIn);
        return withStored(field(AccountFields.REGION), regions);
    }

    /** The country whose regions and time zones the address asks for; empty for none. */
    private String askedCountry() {
        return isPosted()
                ? ""
                : Optional.ofNullable(request.getParameter(AccountFields.COUNTRY))
                        .orElse("");
    }

    private static List<Option> regionsIn(String language) {
        Locale reader = Locale.forLanguageTag(language);
        return countriesIn(language).stream()
                .flatMap(country -> regionsOf(country, reader))
                .toList();
    }

    private static Stream<Option> regionsOf(Option country, Locale reader) {
        return HolidayRegions.of(country.code(), reader).entrySet().stream()
                .map(region -> new Option(
                        region.getKey(),
                        region.getValue() + " · " + country.label(),
                        region.getKey() + "," + country.code()))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(reader)));
    }

    /** All time zones, those of the country first. */
    public List<Option> zones() {
        String asked = askedCountry();
        return withStored(
                field(AccountFields.ZONE),
                TimeZones.from(asked.isEmpty() ? field(AccountFields.COUNTRY) : asked).stream()
                        .map(name -> new Option(name, name))
                        .toList());
    }

    /** These options and the one that the account has, which may stand on no list. */
    private static List<Option> withStored(String code, List<Option> options) {
        boolean known =
                code.isEmpty() || options.stream().anyMatch(one -> one.code().equals(code));
        return known
                ? options
                : Stream.concat(Stream.of(new Option(code, code)), options.stream())
                        .toList();
    }

    public List<Option> plans() {
        return managing.plans().stream()
                .map(plan -> new Option(plan.code(), labels.of(plan)))
                .toList();
    }
}
