package org.caseport.web.security.accomplice;

import org.caseport.web.security.offender.Circular;

public final class Companion {

    Circular circular;
}
