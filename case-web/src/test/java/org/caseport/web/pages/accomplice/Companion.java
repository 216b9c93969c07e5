package org.caseport.web.pages.accomplice;

import org.caseport.web.pages.offender.Circular;

public final class Companion {

    Circular circular;
}
