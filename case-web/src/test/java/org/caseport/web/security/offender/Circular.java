package org.caseport.web.security.offender;

import org.caseport.web.security.accomplice.Companion;

public final class Circular {

    Companion companion;
}
