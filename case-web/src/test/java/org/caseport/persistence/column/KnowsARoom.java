package org.caseport.persistence.column;

import org.caseport.persistence.accomplice.Companion;

final class KnowsARoom {

    Companion companion;
}
