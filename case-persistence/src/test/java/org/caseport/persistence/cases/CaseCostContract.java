package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.HeadSignature;
import org.caseport.domain.journal.HeadSigner;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.CasesOfNotices;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Deliveries.Settlement;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;

/**
 * What one case costs the database, in statements and commits: what is stored with it, and what is done about it
 * later, for a hundred cases of eight accounts together.
 */
abstract class CaseCostContract extends DatabaseContract {

    private static final int CASES = 100;
    private static final int ACCOUNTS = 8;
    private static final Instant UNTIL = MONDAY_NINE.plus(Duration.ofMinutes(5));

    /** How many statements the words of a new case take: PostgreSQL keeps them in one row an entry. */
    abstract int ofWords();

    @Test
    void a_new_case_is_stored_with_its_entry_and_its_notice_in_one_commit() {
        Member member = storedMember();
        SupportCase opened = Sample.supportCase(member, "Oven", MONDAY_NINE);

        List<String> statements = database.statementsOf(kept -> open(kept, opened));

        // Case, member, communication, the requester's address for the words, entry of the journal, notice.
        assertThat(statements).hasSize(6 + ofWords() + 1);
        assertThat(commits(statements)).isEqualTo(1);
    }

    @Test
    void a_reply_is_stored_with_its_entry_and_its_notice_in_one_commit() {
        Member member = storedMember();
        SupportCase opened = Sample.supportCase(member, "Oven", MONDAY_NINE);
        database.act(kept -> open(kept, opened));

        List<String> statements = database.statementsOf(kept -> {
            SupportCase held =
                    kept.cases.lock(Visibility.of(member), opened.id()).orElseThrow();
            held.customerReplies(member, new Body("It is still cold."), List.of(), MONDAY_NINE.plusSeconds(9));
            kept.cases.store(held);
            journal(kept, held, JournalAct.CASE_COMMUNICATION_ADDED);
            kept.outbox.put(notice(held.id(), 2));
        });

        // Case, members, files and communications are read; case and communication, entry and notice are written.
        assertThat(statements).hasSizeLessThanOrEqualTo(4 + 2 + 2 + ofWords() + 1);
        assertThat(commits(statements)).isEqualTo(1);
    }

    @Test
    void what_follows_a_hundred_cases_is_done_for_all_of_them_together() {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            members.add(storedMember());
        }
        database.act(kept -> {
            kept.entities.createQuery("delete from OutboxRow o").executeUpdate();
            kept.entities.createQuery("delete from DeliveryRow d").executeUpdate();
        });
        while (seal() > 0) {
            // What other tests left.
        }
        for (int i = 0; i < CASES; i++) {
            SupportCase opened = Sample.supportCase(members.get(i % ACCOUNTS), "Oven " + i, MONDAY_NINE);
            database.act(kept -> open(kept, opened));
        }

        List<String> addressing = database.statementsOf(CaseCostContract::address);
        assertThat(database.count("delivery", "state = 'WAITING'")).isEqualTo(CASES);
        List<Delivery> taken = new ArrayList<>();
        List<String> taking = database.statementsOf(kept -> {
            taken.addAll(deliveries(kept).take(Channel.MAIL, CASES, "us", MONDAY_NINE, UNTIL));
            kept.outbox.originsOf(taken);
        });
        assertThat(taken).hasSize(CASES);
        List<String> preparing = database.statementsOf(kept -> prepare(kept, taken));
        List<String> settling = database.statementsOf(kept -> settle(kept, taken));
        assertThat(database.count("delivery", "state = 'DONE'")).isEqualTo(CASES);
        List<String> sealing = database.statementsOf(kept -> sealer(kept).seal(1_000, MONDAY_NINE));

        assertThat(database.count("journal", "chain_position is null")).isEqualTo(ACCOUNTS);
        // Notices; cases, their members; people, what they don't want; webhooks; deliveries; notices.
        assertThat(addressing).hasSize(8 + 1);
        // Deliveries, read and written; where they came from.
        assertThat(taking).hasSize(3 + 1);
        // Addresses, what each got within the hour; accounts; cases, members, files, communications; calls; people.
        // Nothing is written, so there is nothing to commit.
        assertThat(preparing).hasSize(9);
        // Deliveries; addresses that take mail.
        assertThat(settling).hasSize(2 + 1);
        // Who waits; heads, begun and locked; entries, read and written; beginnings, heads.
        assertThat(sealing).hasSize(8 + 1);
        List<String> again = database.statementsOf(kept -> sealer(kept).seal(1_000, MONDAY_NINE));
        assertThat(again).hasSizeLessThanOrEqualTo(8);
        for (List<String> phase : List.of(addressing, taking, settling, sealing, again)) {
            assertThat(commits(phase)).isEqualTo(1);
        }
    }

    private Member storedMember() {
        Member member = Sample.memberOf(database);
        database.act(kept -> kept.people.store(Sample.person(member)));
        return member;
    }

    private static void open(TestDatabase.Kept kept, SupportCase opened) {
        kept.cases.add(opened);
        journal(kept, opened, JournalAct.CASE_OPENED);
        kept.outbox.put(notice(opened.id(), 1));
    }

    private static void journal(TestDatabase.Kept kept, SupportCase about, JournalAct act) {
        kept.journal.done(about.account(), about.requester(), act, about.id().value(), "", MONDAY_NINE);
    }

    private static Notice notice(CaseId id, int communication) {
        return new Notice(id, "case.created", communication, "", MONDAY_NINE);
    }

    private static void address(TestDatabase.Kept kept) {
        List<Outbox.Entry> entries = kept.outbox.lockPending(CASES);
        Map<CaseId, CasesOfNotices.Concerned> concerned = kept.adapter(CasesOfNotices.class)
                .concerned(
                        entries.stream().map(entry -> entry.notice().caseId()).collect(Collectors.toSet()));
        Set<PersonId> requesters = concerned.values().stream()
                .map(CasesOfNotices.Concerned::requester)
                .collect(Collectors.toSet());
        kept.people.findAll(requesters);
        kept.adapter(MailPreferences.class).mutedBy(requesters);
        kept.adapter(Webhooks.class)
                .of(entries.stream().map(entry -> entry.notice().account()).collect(Collectors.toSet()));
        deliveries(kept)
                .plan(entries.stream()
                        .map(entry -> Delivery.planned(
                                entry, Channel.MAIL, entry.notice().account() + "@bergmann.example", MONDAY_NINE))
                        .toList());
        kept.outbox.markDispatched(entries);
    }

    private static void prepare(TestDatabase.Kept kept, List<Delivery> mails) {
        Set<String> recipients = mails.stream().map(Delivery::recipient).collect(Collectors.toSet());
        Set<CaseId> ids = mails.stream().map(mail -> mail.notice().caseId()).collect(Collectors.toSet());
        kept.adapter(BouncedAddresses.class).suppressedAmong(recipients);
        deliveries(kept).doneSince(Channel.MAIL, recipients, MONDAY_NINE);
        kept.accounts.findAll(mails.stream().map(Delivery::account).collect(Collectors.toSet()));
        assertThat(kept.adapter(CasesOfNotices.class).findAll(ids)).hasSize(CASES);
        kept.adapter(Callbacks.class).openOf(ids);
        kept.people.findAllByEmail(recipients);
    }

    private static void settle(TestDatabase.Kept kept, List<Delivery> taken) {
        deliveries(kept)
                .settle(taken.stream()
                        .map(one -> new Settlement(one, one.done(250, Duration.ofMillis(3), MONDAY_NINE)))
                        .toList());
        kept.adapter(BouncedAddresses.class)
                .unsuppress(taken.stream().map(Delivery::recipient).collect(Collectors.toSet()));
    }

    private int seal() {
        return database.ask(kept -> sealer(kept).seal(1_000, MONDAY_NINE));
    }

    private static ChainSealer sealer(TestDatabase.Kept kept) {
        return new ChainSealer(kept.chains, kept.journal, new Unsigned());
    }

    private static Deliveries deliveries(TestDatabase.Kept kept) {
        return kept.adapter(Deliveries.class);
    }

    private static long commits(List<String> statements) {
        return statements.stream().filter("commit"::equals).count();
    }

    private static final class Unsigned implements HeadSigner {

        @Override
        public Optional<HeadSignature> under(String text) {
            return Optional.empty();
        }

        @Override
        public boolean isRight(HeadSignature mark, String text) {
            return false;
        }
    }
}
