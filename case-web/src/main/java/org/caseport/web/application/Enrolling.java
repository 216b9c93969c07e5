package org.caseport.web.application;

import java.util.List;

/** What came of turning a second factor on. */
public sealed interface Enrolling {

    /** It is on; these recovery codes are shown now and never again. */
    record On(List<String> recoveryCodes) implements Enrolling {

        public On {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The code is not one that the app shows now. */
    record WrongCode() implements Enrolling {}

    /** The key that was shown is too old, or was shown to somebody else. */
    record Expired() implements Enrolling {}
}
