package org.caseport.web.journey.stage;

import java.io.IOException;

/** What a program of the demo's enterprise account does to cases while people look at them. */
public final class Programs {

    public static final String KEY = "CPDEMOENTERPRISE0001";

    private Programs() {}

    public static String newCase(Portal portal) throws IOException, InterruptedException {
        return call(portal, "CreateCase", "{\"subject\":\"Live\",\"communicationBody\":\"first\"}")
                .member("caseId");
    }

    public static void reply(Portal portal, String id, String text) throws IOException, InterruptedException {
        call(portal, "AddCommunicationToCase", "{\"caseId\":\"" + id + "\",\"communicationBody\":\"" + text + "\"}");
    }

    private static SignedCall.Reply call(Portal portal, String operation, String body)
            throws IOException, InterruptedException {
        SignedCall.Reply reply = new SignedCall(portal.url("/support-api/"), KEY, operation, body).send();
        if (reply.status() != 200) {
            throw new AssertionError(operation + ": " + reply.body());
        }
        return reply;
    }
}
