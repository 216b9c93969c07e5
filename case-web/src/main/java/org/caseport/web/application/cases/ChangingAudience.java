package org.caseport.web.application.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseEventRecorder;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;

/** Lets the requester of a case, or an administrator of the account who sees it, change which members see it. */
@ApplicationScoped
@Transactional
public class ChangingAudience {

    @Inject
    Cases cases;

    @Inject
    Memberships memberships;

    @Inject
    CaseEventRecorder caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /**
     * Makes a case confidential to some members, or visible to all members who see all cases.
     *
     * @param named the members who see it in any case; people who are no members of the account are left out
     */
    public Showing show(Member member, CaseId id, boolean confidential, Set<PersonId> named) {
        Optional<SupportCase> held = cases.lock(Visibility.of(member), id);
        if (held.isEmpty()) {
            return Showing.NO_SUCH_CASE;
        }
        SupportCase shown = held.get();
        Instant now = clock.instant();
        if (!shown.isShownBy(member)) {
            refused(member, id, "NOT_GRANTED", now);
            return Showing.NOT_YOURS;
        }
        Set<PersonId> known = memberships.of(member.account(), named).stream()
                .map(Person::id)
                .collect(Collectors.toCollection(HashSet::new));
        // A person who was named and has left the account stays named, but gets no access by it.
        known.addAll(shown.audience().named().stream().filter(named::contains).toList());
        if (known.size() > Audience.MOST) {
            return Showing.TOO_MANY;
        }
        List<CaseEvent> events = shown.changeAudience(member, new Audience(confidential, known), now);
        if (!events.isEmpty()) {
            cases.store(shown);
            events.forEach(caseJournal::record);
        }
        return Visibility.of(member).shows(shown) ? Showing.SHOWN : Showing.HIDDEN_FROM_YOU;
    }

    private void refused(Member member, CaseId id, String why, Instant now) {
        journal.refused(member.account(), member.id(), JournalAct.CASE_AUDIENCE_CHANGED, id.value(), why, now);
    }

    /** The result of changing who sees a case. */
    public enum Showing {
        SHOWN,
        /** The change is made, and the person who made it no longer sees the case. */
        HIDDEN_FROM_YOU,
        /** The member is neither the requester nor an administrator. */
        NOT_YOURS,
        /** More members were named than a case can have. */
        TOO_MANY,
        NO_SUCH_CASE
    }
}
