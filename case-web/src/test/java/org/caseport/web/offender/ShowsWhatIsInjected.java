package org.caseport.web.offender;

import jakarta.inject.Inject;

final class ShowsWhatIsInjected {

    @Inject
    public String injected = "";
}
