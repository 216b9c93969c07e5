package org.caseport.web.application.journal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.ChainState;
import org.caseport.domain.journal.ChainVerifier;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalExport;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.search.AccountSearch;
import org.caseport.domain.search.PeopleSearch;
import org.jspecify.annotations.Nullable;

/** Shows administrators the journal, verifies its chains and exports them. Reading it is journaled too. */
@ApplicationScoped
@Transactional
public class ReadingJournal {

    private static final String VERIFIER = "VerifyJournal.java";
    private static final int MOST_BROKEN = 20;

    @Inject
    JournalSearch search;

    @Inject
    JournalChains chains;

    @Inject
    Journal journal;

    @Inject
    KeyedHeadSigner headSigner;

    @Inject
    Accounts accounts;

    @Inject
    People people;

    @Inject
    AccountSearch accountSearch;

    @Inject
    PeopleSearch peopleSearch;

    @Inject
    Clock clock;

    /** Entries that match the filter, latest first. */
    public List<JournalSearch.Found> find(
            Administrator administrator, JournalSearch.Filter filter, JournalSearch.@Nullable Place after, int most) {
        return search.find(filter, after, most);
    }

    public Optional<Account> account(Administrator administrator, AccountId id) {
        return accounts.find(id);
    }

    /** Accounts that are found by the beginning of a word of their name, or of their number. */
    public List<Account> accounts(Administrator administrator, String text, int most) {
        return accountSearch.find(new AccountSearch.Filter(text, null, null), null, most).stream()
                .map(AccountSearch.Found::account)
                .toList();
    }

    /** People who are found by the beginning of a word of their name, of their e-mail address or of its domain. */
    public List<Person> people(Administrator administrator, String text, int most) {
        return peopleSearch.find(new PeopleSearch.Filter(text, null, null, null), null, most).stream()
                .map(PeopleSearch.Found::person)
                .toList();
    }

    /** The names of those people in entries who are still known. */
    public Map<PersonId, String> names(Administrator administrator, Set<PersonId> ids) {
        return people.names(ids);
    }

    /** The names of those accounts in entries that exist. */
    public Map<AccountId, String> accountNames(Administrator administrator, Set<AccountId> ids) {
        return accounts.names(ids);
    }

    public Optional<Person> personNamed(Administrator administrator, String email) {
        return people.findByEmail(email);
    }

    public Optional<ChainState> state(Administrator administrator, AccountId chain) {
        return chains.state(chain);
    }

    /** The state of all chains. */
    public JournalChains.Overview overview(Administrator administrator) {
        return chains.overview(MOST_BROKEN);
    }

    /**
     * Verifies one chain or all of them, each batch in a transaction of its own.
     *
     * @param only null for all
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void verify(Administrator administrator, @Nullable AccountId only) {
        record(administrator, JournalAct.JOURNAL_VERIFIED, only);
        ChainVerifier verification = new ChainVerifier(chains, headSigner, clock::instant);
        if (only == null) {
            verification.all();
        } else {
            verification.one(only);
        }
    }

    /**
     * Writes one chain or all of them as lines of JSON, each batch in a transaction of its own.
     *
     * @param only null for all
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void export(Administrator administrator, @Nullable AccountId only, Appendable out) throws IOException {
        record(administrator, JournalAct.JOURNAL_EXPORTED, only);
        new JournalExport(chains).write(only, clock.instant(), out);
    }

    /** The source of the program that verifies an export. */
    public static InputStream verifier() {
        InputStream source = Journal.class.getResourceAsStream(VERIFIER);
        if (source == null) {
            throw new IllegalStateException("there is no " + VERIFIER);
        }
        return source;
    }

    private void record(Administrator administrator, JournalAct act, @Nullable AccountId only) {
        journal.done(null, administrator.id(), act, only == null ? "all" : only.digits(), "", clock.instant());
    }
}
