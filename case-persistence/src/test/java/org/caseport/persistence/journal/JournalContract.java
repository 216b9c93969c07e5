package org.caseport.persistence.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.notice.Notice;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What the journal and the outbox promise, whatever the database. */
abstract class JournalContract extends DatabaseContract {

    @Test
    void the_journal_keeps_acts_with_and_without_an_account_in_order() {
        Member member = Sample.memberOf(database);
        String marker = Sample.fileId().value();
        database.act(kept -> {
            kept.journal.append(new JournalEntry(
                    member.account(), member.id(), "case.opened", marker, "done", "severity=high", MONDAY_NINE));
            kept.journal.append(
                    new JournalEntry(null, null, "sign-in.failed", marker, "refused", "\0".repeat(9_000), MONDAY_NINE));
        });

        assertThat(database.lines("select account_id || ' ' || act || ' ' || outcome from journal where target = '"
                        + marker + "' order by number"))
                .containsExactly(member.account() + " case.opened done", "000000000000 sign-in.failed refused");
    }

    @Test
    void an_act_with_an_endless_target_is_in_the_journal_too() {
        String start = Sample.fileId().value();

        database.act(kept -> kept.journal.append(
                new JournalEntry(null, null, "draft.opened", start + "🥨".repeat(500), "refused", "", MONDAY_NINE)));

        assertThat(database.count("journal", "target like '" + start + "%'")).isEqualTo(1);
    }

    @Test
    void a_notice_waits_in_the_outbox_only_if_its_transaction_held() {
        Member member = Sample.memberOf(database);
        CaseId id = CaseId.of(member.account(), 2026, 99);

        database.act(kept -> kept.outbox.put(new Notice(id, "case.created", 1, "", MONDAY_NINE)));
        assertThatThrownBy(() -> database.act(kept -> {
                    kept.outbox.put(new Notice(id, "case.resolved", 0, "", MONDAY_NINE));
                    kept.entities.flush();
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");

        assertThat(database.lines("select kind from outbox where case_id = '" + id + "'"))
                .containsExactly("case.created");
    }
}
