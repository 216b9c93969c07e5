package org.caseport.web.offender;

import java.time.Instant;

final class ReadsTheWallClock {

    Instant now = Instant.now();
}
