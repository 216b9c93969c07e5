package org.caseport.domain.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;

/**
 * Cases that notices are about, read for many notices at once, of any accounts. Only what tells about cases in the
 * background asks it: who may read which of them is decided for each recipient by the notice.
 */
public interface CasesOfNotices {

    /** The cases with these ids that exist. */
    List<SupportCase> findAll(Set<CaseId> ids);

    /** Whom these cases concern, without cases that don't exist. */
    Map<CaseId, Concerned> concerned(Set<CaseId> ids);

    /**
     * Whom a case concerns.
     *
     * @param named the members who are named in it, without the requester
     * @param contacts additional addresses
     */
    record Concerned(PersonId requester, Set<PersonId> named, List<String> contacts) {

        public Concerned {
            named = Set.copyOf(named);
            contacts = List.copyOf(contacts);
        }
    }
}
