package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.journal.ChainCheck;
import org.caseport.domain.journal.ChainHead;
import org.caseport.domain.journal.SealedEntry;
import org.caseport.domain.search.CaseSearch;
import org.caseport.persistence.account.Seed;
import org.caseport.persistence.database.TestDatabase;
import org.caseport.persistence.journal.SeededChains;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Seeded cases are what the portal itself would have stored. */
class SeedTest {

    private static final int CASES = 500;
    private static final Instant UNTIL = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId LARGEST = new AccountId("600000000001");
    private static final CaseSearch.Order NEWEST_FIRST = new CaseSearch.Order(CaseSearch.Sort.LAST_ACTIVITY, true);

    private static TestDatabase database;
    private static List<String> schema;

    @BeforeAll
    static void seed() throws Exception {
        database = TestDatabase.postgreSql();
        schema = schema();
        new Seed(database.address, 7, CASES, UNTIL).run();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static List<String> schema() {
        return database.lines("select indexdef from pg_indexes where schemaname = 'public' union all"
                + " select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint"
                + " where connamespace = 'public'::regnamespace order by 1");
    }

    @Test
    void each_case_has_three_communications_and_one_in_ten_a_file_with_all_its_bytes() {
        assertThat(database.count("support_case", "true")).isEqualTo(CASES);
        assertThat(database.count("communication", "true")).isEqualTo(3 * CASES);
        assertThat(database.count("attachment", "true")).isBetween(CASES / 20L, CASES / 5L);

        CaseId id = new CaseId(
                database.lines("select case_id from attachment order by 1").get(0));
        SupportCase told = database.ask(kept -> kept.cases.find(Visibility.ofSupport(id.account()), id))
                .orElseThrow();
        AttachedFile file = told.correspondence().get(0).attachments().get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        database.act(kept -> {
            try {
                kept.files.copyTo(id.account(), file.id(), bytes);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(bytes.size()).isEqualTo(SeededCases.FILE_BYTES);
    }

    @Test
    void every_case_is_read_as_it_was_told_and_stands_in_the_queue_where_it_would_stand() {
        List<String> ids = database.lines("select id from support_case");

        for (String one : ids) {
            CaseId id = new CaseId(one);
            SupportCase told = database.ask(kept -> kept.cases.find(Visibility.ofSupport(id.account()), id))
                    .orElseThrow();
            assertThat(told.correspondence()).extracting(Communication::number).containsExactly(1, 2, 3);
            assertThat(told.lastActivityAt()).isBetween(told.openedAt(), UNTIL);
        }
        assertThat(database.count("support_case", "is_open <> (queue_rank is not null)"))
                .isZero();
    }

    @Test
    void a_list_ends_when_all_cases_of_the_account_were_shown_in_order() {
        List<CaseSummary> all =
                database.ask(kept -> kept.cases.list(Visibility.ofSupport(LARGEST), Cases.Show.ALL, null, CASES));

        assertThat(all).hasSize((int) database.count("support_case", "account_id = '" + LARGEST.digits() + "'"));
        assertThat(all)
                .isSortedAccordingTo((one, other) -> other.lastActivityAt().compareTo(one.lastActivityAt()));
    }

    @Test
    void each_case_is_found_by_the_word_that_only_it_has() {
        List<String> number =
                database.lines("select display_id from support_case where account_id = '" + LARGEST.digits() + "'");
        String word = SeededTexts.rareWord(Long.parseLong(number.get(0)));
        CaseSearch.Filter filter = new CaseSearch.Filter(
                word, EnumSet.allOf(CaseStatus.class), null, null, null, UNTIL.minusSeconds(90_000_000), null);

        List<CaseSearch.Found> found =
                database.ask(kept -> kept.search.find(Visibility.ofSupport(LARGEST), filter, NEWEST_FIRST, null, 10));

        assertThat(found).extracting(one -> one.summary().displayId()).containsExactly(new DisplayId(number.get(0)));
        assertThat(database.unindexed()).isZero();
    }

    @Test
    void agents_find_the_open_cases_of_all_accounts_in_their_queue() {
        List<Queue.Line> open = database.ask(kept -> kept.queue.page(
                SeededDesk.agent(1), Queue.View.ALL_OPEN, Queue.Filter.NONE, null, UNTIL, UNTIL, CASES));

        assertThat(open).hasSize((int) database.count("support_case", "is_open"));
        assertThat(open).hasSizeGreaterThan(3);
    }

    @Test
    void statuses_and_languages_are_spread_and_no_clock_is_overdue() {
        assertThat(database.lines("select status from support_case group by 1")).hasSizeGreaterThan(4);
        assertThat(database.lines("select contact_language from support_case group by 1 order by 1"))
                .containsExactly("en", "ja");
        assertThat(database.count("support_case", "next_warning_at < '" + UNTIL + "' or resolve_at < '" + UNTIL + "'"))
                .isZero();
    }

    @Test
    void new_numbers_come_after_the_seeded_ones() {
        DisplayId next = database.ask(kept -> kept.cases.nextDisplayId());

        assertThat(database.count("support_case", "display_id >= '" + next.digits() + "'"))
                .isZero();
    }

    @Test
    void keys_and_indexes_are_what_they_were_before() {
        assertThat(schema()).isEqualTo(schema);
    }

    @Test
    void the_same_seed_makes_the_same_rows_and_another_one_others() throws InterruptedException {
        assertThat(digest(7)).isEqualTo(digest(7)).isNotEqualTo(digest(8));
    }

    private static String digest(long seed) throws InterruptedException {
        SeededCases lives = new SeededCases(new SeededDesk(CASES), seed, CASES, UNTIL, 1_730_000_042);
        SeededChunk chunk = SeededChunk.of(lives, 0, 100, 1);
        chunk.sealedIn(new SeededChains(UNTIL), 0);
        return HexFormat.of().formatHex(chunk.digest());
    }

    @Test
    void all_chains_of_the_journal_hold_and_only_their_beginnings_wait_to_be_sealed() {
        for (String digits : database.lines("select account_id from journal_chain order by 1")) {
            AccountId account = new AccountId(digits);
            ChainCheck check = new ChainCheck(account);
            List<SealedEntry> entries = database.ask(kept -> kept.chains.after(account, 0, 0, CASES * 20));
            ChainHead head = database.ask(kept -> kept.chains.head(account)).orElseThrow();
            for (SealedEntry entry : entries) {
                assertThat(check.next(entry)).isEmpty();
            }
            assertThat(head.entries()).isPositive().isEqualTo(check.right());
            assertThat(entries.get(entries.size() - 1).hash()).isEqualTo(head.hash());
        }
        assertThat(database.count("journal", "chain_position is null and act <> 'journal.chain-begun'"))
                .isZero();
        assertThat(database.lines("select tgname from pg_trigger where tgenabled = 'D'"))
                .isEmpty();
    }

    @Test
    void a_database_with_cases_is_left_alone() {
        assertThatThrownBy(() -> new Seed(database.address, 7, CASES, UNTIL).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("already");
    }
}
