package org.caseport.domain.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.PersonId;

/** Stores which reports are mailed to whom. They go with the person when the person is erased. */
public interface ReportMails {

    /** Those of this person, oldest first. */
    List<ReportMail> of(PersonId person);

    void add(ReportMail mail);

    Optional<ReportMail> find(String id);

    /** Removes it; false when the person has no such one. */
    boolean remove(PersonId person, String id);

    /** Those whose next day is this one or an earlier one. */
    List<ReportMail> dueBy(LocalDate day);

    /** The same, locked; empty when it is gone or another server has it. */
    Optional<ReportMail> lock(String id);

    /** Stores the day on which it is mailed next. */
    void moveOn(String id, LocalDate next);

    /**
     * Makes mails of reports wait again that a server of the release before took and, not knowing reports, gave up
     * since then; returns how many.
     */
    int repeatGivenUp(Instant since, Instant now);
}
