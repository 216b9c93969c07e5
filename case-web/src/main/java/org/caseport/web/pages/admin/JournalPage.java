package org.caseport.web.pages.admin;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.journal.ChainState;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.search.CaseReference;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.JournalWords;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.admin.office.KeysetModel;
import org.jspecify.annotations.Nullable;

/** Backs {@code admin/journal.xhtml}: the latest entries that match a filter, and the state of the chains. */
@Named
@RequestScoped
public class JournalPage {

    private static final String PATH = "/admin/journal";
    private static final int SUGGESTED = 10;
    private static final Pattern NAMED = Pattern.compile(".*<([^<>]+)>");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{4}-?[0-9]{4}-?[0-9]{4}");
    private static final List<String> PARAMETERS = List.of("of", "act", "person", "on", "from", "to");

    @Inject
    ReadingJournal reading;

    @Inject
    CurrentUser currentUser;

    @Inject
    JournalWords words;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private final Map<String, String> asked = new HashMap<>();
    private final Map<PersonId, String> people = new HashMap<>();
    private final Map<AccountId, String> accountNames = new HashMap<>();
    private @Nullable AccountId chain;
    private @Nullable KeysetModel<JournalSearch.Found, Line> entries;
    private @Nullable ChainState state;
    private JournalChains.@Nullable Overview overview;

    /**
     * An entry in words.
     *
     * @param words what was done; the code of the act if the portal does not know it
     * @param shortOn the beginning of a long id
     */
    public record Line(
            Instant at,
            String account,
            String accountName,
            String who,
            String whoId,
            String act,
            String words,
            String on,
            String shortOn,
            boolean refused,
            String detail,
            String from,
            long position) {}

    @PostConstruct
    void read() {
        PARAMETERS.forEach(name -> asked.put(
                name, Optional.ofNullable(request.getParameter(name)).orElse("").strip()));
        chain = get("of").matches("[0-9]{12}") ? new AccountId(get("of")) : null;
    }

    public String get(String name) {
        return asked.getOrDefault(name, "");
    }

    // ---- entries

    /** The entries, latest first, as the table reads them. */
    public KeysetModel<JournalSearch.Found, Line> getEntries() {
        KeysetModel<JournalSearch.Found, Line> known = entries;
        if (known == null) {
            known = new KeysetModel<>(
                    "entries", placeAsked(), this::find, one -> JournalPlace.text(one.place()), this::line);
            entries = known;
        }
        return known;
    }

    private List<JournalSearch.Found> find(String after, int most) {
        List<JournalSearch.Found> found = filter().map(
                        filter -> reading.find(administrator(), filter, JournalPlace.of(after), most))
                .orElse(List.of());
        readNames(found);
        return found;
    }

    /** The filter; empty when its account is no number, or its person does not exist. */
    private Optional<JournalSearch.Filter> filter() {
        if (chain == null && !get("of").isEmpty()) {
            return Optional.empty();
        }
        String on = CaseReference.idIn(get("on")).map(CaseId::value).orElse(get("on"));
        AccountId of = chain == null && CaseId.isCaseId(on) ? new CaseId(on).account() : chain;
        PersonId person = null;
        if (!get("person").isEmpty()) {
            person = person().orElse(null);
            if (person == null) {
                return Optional.empty();
            }
        }
        return Optional.of(new JournalSearch.Filter(
                of, orNull(get("act")), person, orNull(on), startOf(get("from"), 0), startOf(get("to"), 1)));
    }

    /** When this day, or so many days later, begins for the reader; null for what is no day. */
    private @Nullable Instant startOf(String day, int later) {
        try {
            return LocalDate.parse(day)
                    .plusDays(later)
                    .atStartOfDay(currentUser.zone())
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Optional<PersonId> person() {
        String typed = get("person");
        return typed.contains("@")
                ? reading.personNamed(administrator(), typed).map(Person::id)
                : PersonId.isId(typed) ? Optional.of(new PersonId(typed)) : Optional.empty();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private Line line(JournalSearch.Found one) {
        JournalEntry entry = one.recorded().entry();
        PersonId who = entry.person();
        return new Line(
                entry.at(),
                entry.account() == null ? "" : entry.account().digits(),
                entry.account() == null ? "" : accountName(entry.account()),
                who == null ? labels.format("adminJournal.nobody") : people.getOrDefault(who, ""),
                who == null ? "" : who.value(),
                entry.act(),
                words.of(entry, agent -> people.getOrDefault(agent, agent.value())),
                entry.target() == null ? "" : entry.target(),
                entry.target() == null ? "" : JournalWords.shortId(entry.target()),
                entry.isRefused(),
                entry.detail(),
                one.recorded().origin() == null ? "" : one.recorded().origin(),
                one.position());
    }

    /** Looks up the names of those in the entries who are still known. The journal itself holds no names. */
    private void readNames(List<JournalSearch.Found> found) {
        List<JournalEntry> entries =
                found.stream().map(one -> one.recorded().entry()).toList();
        Set<PersonId> named = entries.stream().flatMap(JournalWords::people).collect(Collectors.toSet());
        Set<AccountId> accounts = entries.stream()
                .flatMap(entry -> Stream.ofNullable(entry.account()))
                .collect(Collectors.toSet());
        people.putAll(reading.names(administrator(), named));
        accountNames.putAll(reading.accountNames(administrator(), accounts));
    }

    /** Whether there are newer entries than those this address begins with. */
    public boolean isOlder() {
        return JournalPlace.of(placeAsked()) != null;
    }

    public String latestAddress() {
        return address(PATH, "");
    }

    /** The address of this page with its filter, to which the table's form is posted. */
    public String address() {
        return address(PATH, isOlder() ? "after=" + placeAsked() : "");
    }

    private String placeAsked() {
        return Optional.ofNullable(request.getParameter("after")).orElse("");
    }

    private String address(String path, String more) {
        String query = PARAMETERS.stream()
                .filter(name -> !get(name).isEmpty())
                .map(name -> name + "=" + URLEncoder.encode(get(name), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String both = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
        return both.isEmpty() ? path : path + "?" + both;
    }

    // ---- the filter

    /** Goes to the address of what was typed into the filter. */
    public void show() {
        Redirects.to(currentUser.root() + address(PATH, ""));
    }

    public boolean isNarrowed() {
        return asked.values().stream().anyMatch(value -> !value.isEmpty());
    }

    /** The acts to choose from, by name; also the one in the address if the portal does not know it. */
    public List<Option> acts() {
        List<Option> acts = Stream.of(JournalAct.values())
                .map(JournalAct::code)
                .map(code -> new Option(code, words.nameOf(code)))
                .sorted(Comparator.comparing(Option::label, Collator.getInstance(labels.locale())))
                .collect(Collectors.toCollection(ArrayList::new));
        String chosen = get("act");
        if (!chosen.isEmpty() && acts.stream().noneMatch(act -> act.code().equals(chosen))) {
            acts.add(new Option(chosen, chosen));
        }
        return acts;
    }

    /** The account that is shown; empty for all. */
    public String getAccount() {
        return get("of").isEmpty() ? "" : accountLabel(get("of"));
    }

    /** Takes an account that was chosen, or whose number or name was typed. */
    public void setAccount(@Nullable String typed) {
        asked.put("of", typed == null ? "" : digitsOf(typed.strip()));
    }

    private String digitsOf(String typed) {
        if (typed.isEmpty()) {
            return "";
        }
        if (typed.equals(labels.format("adminJournal.ofNone"))) {
            return JournalChains.OF_NO_ACCOUNT.digits();
        }
        Matcher number = NUMBER.matcher(typed);
        if (number.find()) {
            return AccountId.plain(number.group());
        }
        return reading.accounts(administrator(), typed, 1).stream()
                .findFirst()
                .map(one -> one.id().digits())
                .orElse(typed);
    }

    /** Accounts that the text may mean. */
    public List<String> completeAccount(String text) {
        List<String> found = new ArrayList<>();
        if (labels.format("adminJournal.ofNone").contains(text.strip())) {
            found.add(labels.format("adminJournal.ofNone"));
        }
        reading.accounts(administrator(), text, SUGGESTED).forEach(one -> found.add(one.name() + " · " + one.id()));
        return found;
    }

    private String accountLabel(String digits) {
        if (!digits.matches("[0-9]{12}")) {
            return digits;
        }
        AccountId id = new AccountId(digits);
        return id.equals(JournalChains.OF_NO_ACCOUNT) ? accountName(id) : accountName(id) + " · " + id;
    }

    /** The e-mail or id of the person whose acts are shown; empty for all. */
    public String getPerson() {
        return get("person");
    }

    /** Takes an id, or an address with or without a name before it. */
    public void setPerson(@Nullable String typed) {
        asked.put("person", typed == null ? "" : NAMED.matcher(typed.strip()).replaceFirst("$1"));
    }

    /** Names and e-mail addresses of the people whom the text may mean. */
    public List<String> completePerson(String text) {
        return reading.people(administrator(), text, SUGGESTED).stream()
                .map(one -> one.name() + " <" + one.email() + ">")
                .toList();
    }

    private String accountName(AccountId id) {
        if (id.equals(JournalChains.OF_NO_ACCOUNT)) {
            return labels.format("adminJournal.ofNone");
        }
        return accountNames.computeIfAbsent(
                id,
                one -> reading.account(administrator(), one).map(Account::name).orElseGet(one::digits));
    }

    // ---- chains

    /** How far the chosen chain, or all of them, are sealed, in a sentence. */
    public String sealedSentence() {
        return chain == null
                ? labels.format(
                        "adminJournal.sealed.all",
                        overview().sealed(),
                        overview().chains(),
                        overview().lastSealed().map(labels::instant).orElse("–"))
                : state().map(one -> labels.format(
                                "adminJournal.sealed.one",
                                one.head().entries(),
                                when(one.head().sealedAt())))
                        .orElseGet(() -> labels.format("adminJournal.sealed.none"));
    }

    public String waitingSentence() {
        long waiting = chain == null
                ? overview().waiting()
                : state().map(ChainState::waiting).orElse(0L);
        return waiting == 0
                ? labels.format("adminJournal.waiting.none")
                : labels.format("adminJournal.waiting", labels.number(waiting));
    }

    /** The result of verifying the chosen chain, in a sentence; for all, how many are unverified. */
    public String checkedSentence() {
        if (chain == null) {
            return overview().unchecked() == 0
                    ? labels.format("adminJournal.checked.all")
                    : labels.format("adminJournal.unchecked.some", overview().unchecked());
        }
        ChainState.Check checked = state().map(ChainState::checked).orElse(null);
        return checked == null
                ? labels.format("adminJournal.unchecked")
                : labels.format("adminJournal.checked", labels.number(checked.entries()), when(checked.at()));
    }

    /** The flaws of the chosen chain, or of all; empty when there are none. */
    public List<String> flaws() {
        List<ChainState> broken =
                chain == null ? overview().broken() : state().stream().toList();
        List<String> flaws = new ArrayList<>();
        for (ChainState one : broken) {
            Flaw flaw = one.checked() == null ? null : one.checked().flaw();
            if (flaw != null) {
                flaws.add(labels.format(
                        "adminJournal.flaw",
                        accountName(flaw.chain()),
                        labels.number(flaw.position()),
                        labels.of(flaw.kind())));
            }
        }
        return flaws;
    }

    public boolean isBroken() {
        return !flaws().isEmpty();
    }

    /** Whether everything that was just verified is in order. */
    public boolean isFoundInOrder() {
        return request.getParameter("verified") != null && !isBroken();
    }

    private Optional<ChainState> state() {
        if (state == null && chain != null) {
            state = reading.state(administrator(), chain).orElse(null);
        }
        return Optional.ofNullable(state);
    }

    private JournalChains.Overview overview() {
        JournalChains.Overview known = overview;
        if (known == null) {
            known = reading.overview(administrator());
            overview = known;
        }
        return known;
    }

    private String when(@Nullable Instant at) {
        return at == null ? "–" : labels.instant(at);
    }

    public void verify() {
        reading.verify(administrator(), chain);
        Redirects.to(currentUser.root() + PATH + "?verified=1" + (chain == null ? "" : "&of=" + chain));
    }

    /** The address of the export of the chosen chain, or of all. */
    public String exportAddress(String name) {
        return "/data/admin/journal/" + name + (chain == null ? "" : "?account=" + chain);
    }

    private Administrator administrator() {
        return currentUser.administrator();
    }
}
