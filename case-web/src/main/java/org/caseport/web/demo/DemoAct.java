package org.caseport.web.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An act on a demo case after its opening, with the text and files that came with it. */
record DemoAct(Instant at, Kind kind, @Nullable String text, List<DemoFile> files) {

    DemoAct {
        files = List.copyOf(files);
    }

    DemoAct with(DemoFile file) {
        return new DemoAct(
                at, kind, text, Stream.concat(files.stream(), Stream.of(file)).toList());
    }

    /** The kinds of acts, by their names in the files. */
    enum Kind {
        /** An agent takes the case. */
        TAKE,
        /** An agent reports that the problem is being investigated. */
        INVESTIGATE,
        /** An agent replies. */
        REPLY,
        /** An agent asks for information and waits for the customer. */
        ASK,
        /** An agent resolves the case. */
        RESOLVE,
        /** The system resolves the case, as the customer did not reply in time. */
        EXPIRE,
        /** The customer replies. */
        ANSWER,
        /** The customer resolves the case. */
        CLOSE,
        /** The customer reopens the case. */
        REOPEN;

        /** Whether the act can have a text. */
        boolean takesText() {
            return needsText() || this == RESOLVE || this == CLOSE || this == INVESTIGATE;
        }

        /** Whether the act must have a text. */
        boolean needsText() {
            return this == REPLY || this == ASK || this == ANSWER || this == REOPEN;
        }
    }
}
