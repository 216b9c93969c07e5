package org.caseport.persistence.journal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.journal.ChainHead;
import org.caseport.domain.journal.ChainState;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.journal.HeadSignature;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of the head of a journal chain and of its last check. */
@Entity
@Table(name = "journal_chain")
@NullUnmarked
class JournalChainRow {

    @Id
    @Column(name = "account_id")
    String account;

    long entries;
    String hash;

    @Column(name = "mark_key")
    String key;

    String mark;

    @Column(name = "sealed_at")
    Instant sealedAt;

    @Column(name = "checked_at")
    Instant checkedAt;

    @Column(name = "checked_entries")
    Long checkedEntries;

    String flaw;

    @Column(name = "flaw_position")
    Long flawPosition;

    @Column(name = "flaw_number")
    Long flawNumber;

    static JournalChainRow begun(AccountId chain) {
        JournalChainRow row = new JournalChainRow();
        row.account = chain.digits();
        row.hash = ChainHead.START;
        return row;
    }

    void update(ChainHead head) {
        entries = head.entries();
        hash = head.hash();
        sealedAt = head.sealedAt();
        key = head.mark() == null ? null : head.mark().key();
        mark = head.mark() == null ? null : head.mark().mark();
    }

    void update(ChainState.Check check) {
        checkedAt = check.at();
        checkedEntries = check.entries();
        flaw = check.flaw() == null ? null : check.flaw().kind().name();
        flawPosition = check.flaw() == null ? null : check.flaw().position();
        flawNumber = check.flaw() == null ? null : check.flaw().number();
    }

    ChainHead toHead() {
        HeadSignature marked = key == null || mark == null ? null : new HeadSignature(key, mark);
        return new ChainHead(new AccountId(account), entries, hash, marked, sealedAt);
    }

    ChainState.Check toCheck() {
        AccountId chain = new AccountId(account);
        if (checkedAt == null || checkedEntries == null) {
            return null;
        }
        Flaw found = flaw == null
                ? null
                : new Flaw(
                        Flaw.Kind.valueOf(flaw),
                        chain,
                        flawPosition == null ? 0 : flawPosition,
                        flawNumber == null ? 0 : flawNumber);
        return new ChainState.Check(chain, checkedEntries, found, checkedAt);
    }
}
