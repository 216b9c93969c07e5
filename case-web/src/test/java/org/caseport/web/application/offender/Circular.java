package org.caseport.web.application.offender;

import org.caseport.web.application.accomplice.Companion;

public final class Circular {

    Companion companion;
}
