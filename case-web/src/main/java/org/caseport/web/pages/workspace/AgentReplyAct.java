package org.caseport.web.pages.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.caseport.web.application.desk.WorkingOnCases.Sent;

/** The acts of an agent in the composer of a case that send a reply: each is a button. */
enum AgentReplyAct {
    REPLY(Sent.REPLY),
    ASK(Sent.ASK_FOR_INFORMATION),
    INVESTIGATE(Sent.INVESTIGATE),
    RESOLVE(Sent.RESOLVE),
    RESOLVE_WITHOUT_MESSAGE(Sent.RESOLVE_WITHOUT_MESSAGE);

    private final Sent sent;

    AgentReplyAct(Sent sent) {
        this.sent = sent;
    }

    Sent sent() {
        return sent;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the page says was done. */
    String done() {
        return (this == RESOLVE_WITHOUT_MESSAGE ? RESOLVE : this).code();
    }

    static Optional<AgentReplyAct> named(String code) {
        return Arrays.stream(values()).filter(act -> act.code().equals(code)).findFirst();
    }
}
