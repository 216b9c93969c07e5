package org.caseport.web.application;

import org.caseport.web.application.accomplice.Companion;

final class KnowsARoom {

    Companion companion;
}
