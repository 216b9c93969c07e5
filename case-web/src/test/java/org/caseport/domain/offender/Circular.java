package org.caseport.domain.offender;

import org.caseport.domain.accomplice.Companion;

public final class Circular {

    Companion companion;
}
