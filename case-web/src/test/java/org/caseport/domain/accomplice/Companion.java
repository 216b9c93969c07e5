package org.caseport.domain.accomplice;

import org.caseport.domain.offender.Circular;

public final class Companion {

    Circular circular;
}
