package org.caseport.web.application.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.live.CasePresence;

/**
 * Shows agents which colleagues have the same case open, and which of them are writing. Customers are neither shown nor
 * told.
 */
@ApplicationScoped
@Transactional
public class TrackingCasePresence {

    /** How long an open page counts without a sign of life; pages send one three times as often. */
    public static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(45);

    @Inject
    CasePresence casePresence;

    @Inject
    Clock clock;

    /** Records that the person has the case open; returns the others who have. */
    public List<CasePresence.Attendant> attend(Person person, CaseId id, boolean writing) {
        mustBeAgent(person);
        casePresence.note(id, person.id(), writing, clock.instant());
        return othersAt(person.id(), id);
    }

    public void leave(Person person, CaseId id) {
        mustBeAgent(person);
        casePresence.leave(id, person.id());
    }

    private List<CasePresence.Attendant> othersAt(PersonId person, CaseId id) {
        return casePresence.at(id, clock.instant().minus(FORGOTTEN_AFTER)).stream()
                .filter(attendant -> !attendant.person().equals(person))
                .toList();
    }

    public void forgetTheGone() {
        casePresence.deleteBefore(clock.instant().minus(FORGOTTEN_AFTER));
    }

    private static void mustBeAgent(Person person) {
        if (!person.roles().contains(Role.AGENT) && !person.roles().contains(Role.SUPERVISOR)) {
            throw new IllegalStateException("person " + person.id() + " works no cases");
        }
    }
}
