package org.caseport.web.offender;

import java.time.Clock;

final class MakesAClock {

    Clock clock = Clock.systemUTC();
}
