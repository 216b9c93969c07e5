package org.caseport.web.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that happened to a demo case after it was opened, what was said with it, and the files that came along. */
record DemoAct(Instant at, Kind kind, @Nullable String text, List<DemoFile> files) {

    DemoAct {
        files = List.copyOf(files);
    }

    DemoAct with(DemoFile file) {
        return new DemoAct(
                at, kind, text, Stream.concat(files.stream(), Stream.of(file)).toList());
    }

    /** What happened, by the word for it in the files. */
    enum Kind {
        /** An agent takes the case. */
        TAKE,
        /** An agent says that it is being investigated. */
        INVESTIGATE,
        /** An agent writes. */
        REPLY,
        /** An agent writes and waits for the customer. */
        ASK,
        /** An agent resolves. */
        RESOLVE,
        /** The system resolves what was left waiting. */
        EXPIRE,
        /** The customer writes. */
        ANSWER,
        /** The customer resolves. */
        CLOSE,
        /** The customer reopens. */
        REOPEN;

        /** Whether something is said with it, or can be. */
        boolean takesText() {
            return needsText() || this == RESOLVE || this == CLOSE || this == INVESTIGATE;
        }

        /** Whether it is nothing without what is said. */
        boolean needsText() {
            return this == REPLY || this == ASK || this == ANSWER || this == REOPEN;
        }
    }
}
