package org.caseport.domain.audit;

import java.time.Instant;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, when and with what outcome. No subject, text, address or file name is ever in it.
 *
 * @param account whose data it was about; null for what belongs to no account, such as a failed sign-in
 * @param person who acted; null for the system and for strangers
 * @param act a word with dots such as {@code case.opened} or {@code sign-in.failed}
 * @param target an id, such as a case's or a draft's
 * @param outcome {@code done}, or {@code refused}
 * @param detail further codes, such as statuses or reasons of refusal
 */
public record JournalEntry(
        @Nullable AccountId account,
        @Nullable PersonId person,
        String act,
        @Nullable String target,
        String outcome,
        String detail,
        Instant at) {}
