package org.caseport.web.application.accomplice;

import org.caseport.web.application.offender.Circular;

public final class Companion {

    Circular circular;
}
