package org.caseport.domain.offender;

import jakarta.inject.Inject;

final class UsesALibrary {

    @Inject
    String injected = "";
}
