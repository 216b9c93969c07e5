package org.caseport.domain.live;

import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;

/** Something that open pages show and that changes while they do. */
public sealed interface Topic {

    /** Whether something that happens to this case may move it. */
    boolean isMovedBy(CaseId moved);

    /** A case as far as this customer sees it: a note or another assignee is no change. */
    record CustomersCase(CaseId id, Visibility.OfMember visibility) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** A case with everything that agents see. */
    record AgentsCase(CaseId id) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** Which agents are at a case. */
    record Presence(CaseId id) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return id.equals(moved);
        }
    }

    /** The cases of an account that this customer sees. */
    record CasesOf(Visibility.OfMember visibility) implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return visibility.account().equals(moved.account());
        }
    }

    /** Every open case. */
    record Queue() implements Topic {

        @Override
        public boolean isMovedBy(CaseId moved) {
            return true;
        }
    }
}
