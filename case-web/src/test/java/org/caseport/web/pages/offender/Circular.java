package org.caseport.web.pages.offender;

import org.caseport.web.pages.accomplice.Companion;

public final class Circular {

    Companion companion;
}
