package org.caseport.persistence.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.ChainHead;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.ChainState;
import org.caseport.domain.journal.ChainVerifier;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.journal.HeadSignature;
import org.caseport.domain.journal.HeadSigner;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalExport;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.SealedEntry;
import org.caseport.persistence.NoKey;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal can't be bent without its chain showing it, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChainContract {

    private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    private static final Map<String, String> WITH_KEY = Map.of("CASEPORT_SECRET_KEY", KEY);
    private static final int ENTRIES = 6;

    @TempDir
    static Path folder;

    private TestDatabase database;
    private ExportVerifier verifier;
    private int files;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() throws Exception {
        database = open();
        verifier = new ExportVerifier(folder);
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    @Test
    void what_was_sealed_verifies_in_the_database_and_as_a_file() throws IOException {
        AccountId account = sealedAccount();

        assertThat(flaw(account)).isEmpty();
        ExportVerifier.Said said = verifier.verify(WITH_KEY, export(account));
        assertThat(said.text()).contains("OK: " + ENTRIES + " entries in 1 chains");
        assertThat(said.code()).isZero();
        ChainState state = database.ask(kept -> kept.chains.state(account)).orElseThrow();
        assertThat(state.head().entries()).isEqualTo(ENTRIES);
        assertThat(state.waiting()).isZero();
        assertThat(state.checked()).isEqualTo(new ChainState.Check(account, ENTRIES, null, MONDAY_NINE));
    }

    @Test
    void texts_of_any_kind_survive_being_sealed() throws IOException {
        AccountId account = Sample.account().id();
        append(account, "\"quoted\" \\ back\nline\r\u2028\u0085 件名 🔥 \uD83D, {\"act\":\"x\",\"hash\":\"", 0);
        seal();

        assertThat(flaw(account)).isEmpty();
        assertThat(verifier.verify(WITH_KEY, export(account)).code()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING | 3 | delete from journal where chain_position = 3 and account_id = ?",
                "MISSING | 1 | delete from journal where chain_position = 1 and account_id = ?",
                "MISSING | 3 | update journal set chain_position = null, chain_hash = null where chain_position = 3"
                        + " and account_id = ?",
                "MISSING | 3 | update journal set account_id = '999999999999' where chain_position = 3 and"
                        + " account_id = ?",
                "CHANGED | 3 | update journal set number = number + 5000000 where chain_position = 3 and account_id"
                        + " = ?",
                "CHANGED | 3 | update journal set at = at + interval '1' second where chain_position = 3 and"
                        + " account_id = ?",
                "CHANGED | 3 | update journal set person_id = 'somebody' where chain_position = 3 and account_id = ?",
                "CHANGED | 3 | update journal set person_id = null where chain_position = 3 and account_id = ?",
                "CHANGED | 3 | update journal set act = 'case.closed' where chain_position = 3 and account_id = ?",
                "CHANGED | 3 | update journal set target = 'other' where chain_position = 3 and account_id = ?",
                "CHANGED | 3 | update journal set outcome = 'refused' where chain_position = 3 and account_id = ?",
                "CHANGED | 3 | update journal set detail = concat(detail, ' ') where chain_position = 3 and"
                        + " account_id = ?",
                "CHANGED | 3 | update journal set origin = 'web 00' where chain_position = 3 and account_id = ?",
                "CHANGED | 6 | update journal set detail = 'last' where chain_position = 6 and account_id = ?",
                "OUT_OF_PLACE | 3 | update journal set chain_hash = repeat('a', 64) where chain_position = 3 and"
                        + " account_id = ?",
                "OUT_OF_PLACE | 2 | update journal set chain_position = -chain_position where chain_position in (2,"
                        + " 3) and account_id = ?; update journal set chain_position = 5 + chain_position where"
                        + " chain_position < 0 and account_id = ?",
                "OUT_OF_PLACE | 4 | update journal set chain_position = -chain_position where chain_position > 2"
                        + " and account_id = ?; update journal set chain_position = 1 - chain_position where"
                        + " chain_position < 0 and account_id = ?;"
                        + " insert into journal"
                        + " (account_id, number, at, act, outcome, detail, chain_position, chain_hash)"
                        + " select account_id, number + 7000000, at, act, outcome, detail, 3, chain_hash"
                        + " from journal where chain_position = 2 and account_id = ?",
                "TAIL_CUT | 6 | delete from journal where chain_position = 6 and account_id = ?",
                "TAIL_CUT | 1 | delete from journal where account_id = ?",
                "BEYOND_HEAD | 7 | insert into journal (account_id, number, at, act, outcome, detail,"
                        + " chain_position, chain_hash) select account_id, number + 8000000, at, act, outcome,"
                        + " detail, 7, chain_hash from journal where chain_position = 6 and account_id = ?",
                "HEAD_CHANGED | 6 | update journal_chain set hash = repeat('b', 64) where account_id = ?",
                "MARK_WRONG | 6 | update journal_chain set mark = repeat('c', 64) where account_id = ?",
                "MARK_WRONG | 6 | update journal_chain set mark = null, mark_key = null where account_id = ?",
                "MARK_WRONG | 5 | delete from journal where chain_position = 6 and account_id = ?; update"
                        + " journal_chain set entries = 5, hash = (select chain_hash from journal where"
                        + " chain_position = 5 and account_id = ?) where account_id = ?"
            })
    void whoever_owns_the_database_and_bends_the_journal_is_found(Flaw.Kind kind, long position, String sql)
            throws Exception {
        AccountId account = sealedAccount();

        asOwner(sql.replace("?", "'" + account.digits() + "'"));

        Flaw found = flaw(account).orElseThrow();
        ExportVerifier.Said said = verifier.verify(WITH_KEY, export(account));
        asOwner("delete from journal where account_id = '999999999999'");
        assertThat(said.code()).as(said.text()).isEqualTo(1);
        if (kind == Flaw.Kind.OUT_OF_PLACE || kind == Flaw.Kind.BEYOND_HEAD) {
            // What was inserted with any hash at all shows at itself or at the one after it.
            assertThat(found.position()).isBetween(position - 1, position);
            assertThat(said.text()).containsPattern("position (" + (position - 1) + "|" + position + ") ");
        } else {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.position()).isEqualTo(position);
            assertThat(said.text()).contains("chain " + account).contains("position " + position);
        }
        assertThat(database.ask(kept -> kept.chains.state(account))
                        .orElseThrow()
                        .checked()
                        .flaw())
                .isEqualTo(found);
    }

    @Test
    void a_chain_that_was_made_anew_lacks_the_operators_mark_and_does_not_get_it_with_the_next_entry()
            throws Exception {
        AccountId account = sealedAccount();
        List<SealedEntry> forged = new ArrayList<>();
        String hash = ChainHead.START;
        for (SealedEntry entry : database.ask(kept -> kept.chains.after(account, 0, 0, 100))) {
            if (entry.position() != 3) {
                long position = forged.size() + 1L;
                hash = entry.recorded().hash(hash, position);
                forged.add(new SealedEntry(entry.recorded(), position, hash));
            }
        }
        List<String> forgery = new ArrayList<>(List.of(
                "delete from journal where chain_position = 3 and account_id = '" + account + "'",
                "update journal_chain set entries = 5, hash = '" + hash + "' where account_id = '" + account + "'"));
        forged.forEach(entry -> forgery.add(
                "update journal set chain_position = " + entry.position() + ", chain_hash = '" + entry.hash()
                        + "' where number = " + entry.recorded().number() + " and account_id = '" + account + "'"));
        asOwner(String.join("; ", forgery));

        Flaw found = flaw(account).orElseThrow();
        ExportVerifier.Said said = verifier.verify(WITH_KEY, export(account));
        append(account, "later", 100);
        seal();
        Flaw later = flaw(account).orElseThrow();
        ExportVerifier.Said saidLater = verifier.verify(WITH_KEY, export(account));

        assertThat(found.kind()).isEqualTo(Flaw.Kind.MARK_WRONG);
        assertThat(said.text()).contains("MARK WRONG");
        assertThat(verifier.verify(Map.of(), export(account)).text()).contains("not the operator's");
        assertThat(later.kind()).isEqualTo(Flaw.Kind.DOUBTED);
        assertThat(saidLater.code()).isEqualTo(1);
        assertThat(saidLater.text()).contains("was not the operator's");
    }

    @Test
    void a_mark_that_somebody_took_away_is_not_taken_for_a_first_key() throws Exception {
        AccountId account = sealedAccount();
        asOwner("update journal_chain set mark = null, mark_key = null where account_id = '" + account + "'");
        append(account, "later", 150);
        seal();

        assertThat(flaw(account).map(Flaw::kind)).contains(Flaw.Kind.DOUBTED);
        assertThat(verifier.verify(WITH_KEY, export(account)).code()).isEqualTo(1);
    }

    @Test
    void an_earlier_export_shows_what_was_made_anew_even_without_a_key() throws Exception {
        AccountId account = sealedAccount();
        Path earlier = export(account);
        append(account, "later", 200);
        seal();
        Path whole = export(account);
        asOwner("delete from journal where chain_position > 3 and account_id = '" + account
                + "'; update journal_chain set"
                + " entries = 3, hash = (select chain_hash from journal where chain_position = 3 and account_id = '"
                + account + "') where account_id = '" + account + "'");
        Path cut = export(account);

        assertThat(verifier.verify(Map.of(), whole, earlier).code()).isZero();
        assertThat(verifier.verify(Map.of(), cut).code()).isZero();
        assertThat(verifier.verify(Map.of(), cut, earlier).text()).contains("in the earlier export");
        assertThat(verifier.verify(Map.of(), cut, earlier).code()).isEqualTo(1);
    }

    @Test
    void a_whole_chain_that_is_gone_is_missed_and_one_that_began_again_is_known() throws Exception {
        asOwner("delete from journal; delete from journal_chain");
        AccountId account = sealedAccount();
        sealedAccount();
        seal();
        assertThat(flawOfAll()).isEmpty();
        assertThat(verifier.verify(WITH_KEY, export(null)).text()).contains("in 3 chains");

        asOwner("delete from journal where account_id = '" + account
                + "'; delete from journal_chain where account_id = '" + account + "'");

        assertThat(flawOfAll()).map(Flaw::kind).contains(Flaw.Kind.CHAIN_GONE);
        assertThat(verifier.verify(WITH_KEY, export(null)).text()).contains("chain " + account + " is gone");
        append(account, "as if nothing had been", 300);
        seal();
        seal();
        assertThat(flawOfAll()).map(Flaw::kind).contains(Flaw.Kind.BEGUN_AGAIN);
        assertThat(verifier.verify(WITH_KEY, export(null)).text()).contains("began a second time");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 7, 8})
    void a_file_that_lost_or_gained_a_line_on_its_way_is_no_whole_export(int lost) throws IOException {
        AccountId account = sealedAccount();
        List<String> lines = new ArrayList<>(java.nio.file.Files.readAllLines(export(account)));
        assertThat(lines).hasSize(ENTRIES + 3);

        String line = lines.remove(lost);
        assertThat(verifier.verify(WITH_KEY, file(lines)).code()).isNotZero();
        lines.add(lost, line);
        lines.add(lost, line);
        assertThat(verifier.verify(WITH_KEY, file(lines)).code()).isNotZero();
    }

    @Test
    void an_entry_that_is_committed_after_later_ones_were_sealed_is_neither_skipped_nor_in_the_way() throws Exception {
        AccountId account = Sample.account().id();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            database.act(late -> {
                late.journal.append(entry(account, "late", 0));
                late.entities.flush();
                try {
                    other.submit(() -> {
                                append(account, "early", 1);
                                seal();
                            })
                            .get();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
        } finally {
            other.shutdown();
        }
        seal();

        assertThat(entries(account))
                .extracting(one -> one.recorded().entry().detail())
                .containsExactly("early", "late");
        assertThat(flaw(account)).isEmpty();
    }

    @Test
    void servers_that_seal_at_once_make_one_chain() throws Exception {
        AccountId account = Sample.account().id();
        AtomicBoolean appended = new AtomicBoolean();
        ExecutorService servers = Executors.newFixedThreadPool(3);
        Callable<Void> sealer = () -> {
            while (!appended.get()) {
                database.ask(kept -> sealing(kept).seal(7, MONDAY_NINE));
            }
            return null;
        };
        try {
            List<Future<Void>> nodes = List.of(servers.submit(sealer), servers.submit(sealer));
            servers.submit(() -> {
                        for (int i = 0; i < 120; i++) {
                            append(account, "act " + i, i);
                        }
                    })
                    .get();
            appended.set(true);
            for (Future<Void> node : nodes) {
                node.get();
            }
        } finally {
            appended.set(true);
            servers.shutdown();
        }
        seal();

        assertThat(flaw(account)).isEmpty();
        assertThat(database.ask(kept -> kept.chains.head(account)).orElseThrow().entries())
                .isEqualTo(120);
    }

    @Test
    void a_server_that_dies_while_it_seals_leaves_everything_to_the_next() {
        AccountId account = Sample.account().id();
        append(account, "act", 0);

        assertThatThrownBy(() -> database.act(kept -> {
                    sealing(kept).seal(1_000, MONDAY_NINE);
                    kept.entities.flush();
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(entries(account)).isEmpty();
        seal();
        assertThat(flaw(account)).isEmpty();
        assertThat(database.ask(kept -> kept.chains.head(account)).orElseThrow().entries())
                .isEqualTo(1);
    }

    @Test
    void a_new_key_marks_what_the_old_one_marked_and_a_first_key_tells_when_it_came() throws IOException {
        AccountId account = sealedAccount();
        AccountId unmarked = Sample.account().id();
        append(unmarked, "without a key", 0);
        database.act(kept -> new ChainSealer(kept.chains, kept.journal, new NoKey()).seal(10_000, MONDAY_NINE));

        String last = "";
        for (Optional<AccountId> reached = markAgain(null); reached.isPresent(); reached = markAgain(reached.get())) {
            assertThat(reached.get().digits()).isGreaterThan(last);
            last = reached.get().digits();
        }
        seal();

        assertThat(flaw(unmarked)).isEmpty();
        assertThat(verifier.verify(WITH_KEY, export(unmarked)).text())
                .contains("OK")
                .contains("had no mark of the operator's until position 3");
        assertThat(database.ask(kept -> kept.chains.head(account))
                        .orElseThrow()
                        .mark()
                        .key())
                .isEqualTo("second");
        assertThat(flaw(account)).isEmpty();
    }

    private Optional<AccountId> markAgain(AccountId after) {
        return database.ask(kept -> new ChainSealer(kept.chains, kept.journal, new Keyed("second"))
                .markAgain("second", after, 3, MONDAY_NINE));
    }

    @Test
    void the_journal_is_found_by_what_is_asked_for_and_read_page_by_page() {
        AccountId account = sealedAccount();
        append(account, "not sealed yet", 50);
        JournalSearch.Filter ours = new JournalSearch.Filter(account, null, null, null);

        List<JournalSearch.Found> first = database.ask(kept -> kept.journalSearch.find(ours, null, 3));
        List<JournalSearch.Found> second =
                database.ask(kept -> kept.journalSearch.find(ours, first.get(2).place(), 100));

        assertThat(first.get(0).recorded().entry().detail()).isEqualTo("not sealed yet");
        assertThat(first.get(0).position()).isZero();
        assertThat(second).extracting(JournalSearch.Found::position).containsExactly(4L, 3L, 2L, 1L);
        assertThat(find(new JournalSearch.Filter(account, "case.tried", new PersonId("ana"), "case-2"), null, 9))
                .hasSize(1);
        assertThat(find(new JournalSearch.Filter(account, "case.tried", new PersonId("ben"), null), null, 9))
                .isEmpty();
        Instant late = second.get(1).recorded().entry().at();
        assertThat(find(new JournalSearch.Filter(account, null, null, null, late, null), null, 9))
                .hasSize(first.size() + 2);
        assertThat(find(new JournalSearch.Filter(account, null, null, null, null, late), null, 9))
                .hasSize(second.size() - 2);
        assertThat(did(account, new PersonId("ana"), "case.tried", "case-2", MONDAY_NINE.minusSeconds(1)))
                .isTrue();
        assertThat(did(account, new PersonId("ana"), "case.tried", "case-2", MONDAY_NINE.plusSeconds(900)))
                .isFalse();
        JournalChains.Overview overview = database.ask(kept -> kept.chains.overview(5));
        assertThat(overview.waiting()).isPositive();
        assertThat(overview.oldestWaiting()).isPresent();
        seal();
    }

    @ParameterizedTest
    @FieldSource("org.caseport.persistence.Sample#HOSTILE_TEXTS")
    void the_journal_is_asked_for_any_text_and_finds_nothing(String text) {
        AccountId account = sealedAccount();

        assertThat(find(new JournalSearch.Filter(account, text, null, null), null, 9))
                .isEmpty();
        assertThat(find(new JournalSearch.Filter(null, null, null, text), null, 9))
                .isEmpty();
    }

    @Test
    void the_journal_is_asked_for_any_time() {
        AccountId account = sealedAccount();

        for (Instant early : Sample.DISTANT_PAST) {
            for (Instant late : Sample.DISTANT_FUTURE) {
                assertThat(find(new JournalSearch.Filter(account, null, null, null, early, late), null, 9))
                        .hasSize(ENTRIES);
                assertThat(find(new JournalSearch.Filter(account, null, null, null, late, early), null, 9))
                        .isEmpty();
                assertThat(find(
                                new JournalSearch.Filter(account, null, null, null),
                                new JournalSearch.Place(late, 1),
                                9))
                        .hasSize(ENTRIES);
            }
        }
    }

    private List<SealedEntry> entries(AccountId account) {
        return database.ask(kept -> kept.chains.after(account, 0, 0, 100));
    }

    private List<JournalSearch.Found> find(JournalSearch.Filter filter, JournalSearch.Place after, int most) {
        return database.ask(kept -> kept.journalSearch.find(filter, after, most));
    }

    private boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
        return database.ask(kept -> kept.journalSearch.did(account, person, act, target, since));
    }

    /** An account whose chain has entries, all of them sealed. */
    private AccountId sealedAccount() {
        AccountId account = Sample.account().id();
        for (int i = 1; i <= ENTRIES; i++) {
            append(account, "DETAIL " + i, i);
        }
        seal();
        return account;
    }

    private void append(AccountId account, String detail, int second) {
        database.act(kept -> kept.journal.append(entry(account, detail, second)));
    }

    private static JournalEntry entry(AccountId account, String detail, int second) {
        Instant at = MONDAY_NINE.plusSeconds(second);
        return new JournalEntry(account, new PersonId("ana"), "case.tried", "case-" + second, "done", detail, at);
    }

    private void seal() {
        while (database.ask(kept -> sealing(kept).seal(1_000, MONDAY_NINE)) > 0) {
            // Another round.
        }
    }

    private static ChainSealer sealing(TestDatabase.Kept kept) {
        return new ChainSealer(kept.chains, kept.journal, new Keyed("first"));
    }

    private Optional<Flaw> flaw(AccountId account) {
        return Optional.ofNullable(
                database.ask(kept -> new ChainVerifier(kept.chains, new Keyed("first"), () -> MONDAY_NINE).one(account))
                        .flaw());
    }

    private Optional<Flaw> flawOfAll() {
        return database.ask(kept -> new ChainVerifier(kept.chains, new Keyed("first"), () -> MONDAY_NINE).all());
    }

    private Path export(AccountId account) throws IOException {
        StringBuilder text = new StringBuilder();
        database.act(kept -> {
            try {
                new JournalExport(kept.chains).write(account, MONDAY_NINE, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        files++;
        return verifier.file(getClass().getSimpleName() + files + ".jsonl", text.toString());
    }

    private Path file(List<String> lines) throws IOException {
        files++;
        return verifier.file(getClass().getSimpleName() + files + ".jsonl", String.join("\n", lines) + "\n");
    }

    /** As somebody who may do everything in the database, the switching off of its triggers too. */
    private void asOwner(String sql) throws SQLException {
        try (Connection connection = database.connections.getConnection();
                Statement statement = connection.createStatement()) {
            if (database.address.isPostgreSql()) {
                statement.execute("alter table journal disable trigger user");
                statement.execute("alter table journal_chain disable trigger user");
            }
            for (String one : sql.split(";", -1)) {
                statement.execute(one);
            }
            if (database.address.isPostgreSql()) {
                statement.execute("alter table journal enable trigger user");
                statement.execute("alter table journal_chain enable trigger user");
            }
        }
    }

    final TestDatabase database() {
        return database;
    }

    final AccountId anAccount() {
        return sealedAccount();
    }

    /** Marks as the portal makes them; keys differ by their names alone. */
    private record Keyed(String name) implements HeadSigner {

        @Override
        public Optional<HeadSignature> under(String text) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
                mac.update("mark\n".getBytes(UTF_8));
                return Optional.of(
                        new HeadSignature(name, HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)))));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public boolean isRight(HeadSignature mark, String text) {
            return mark.mark().equals(under(text).orElseThrow().mark());
        }
    }
}
