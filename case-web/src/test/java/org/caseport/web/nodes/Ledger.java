package org.caseport.web.nodes;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people and programs were told has been done, with the fault at whose time it was. */
final class Ledger {

    private final List<Case> cases = new CopyOnWriteArrayList<>();
    private final List<Said> said = new CopyOnWriteArrayList<>();
    private final List<Draft> drafts = new CopyOnWriteArrayList<>();
    private volatile String fault = "before";

    void during(String now) {
        fault = now;
    }

    /** A case was opened. */
    void opened(String id, String subject, String description, Map<String, String> files) {
        cases.add(new Case(fault, id, subject, description, files));
    }

    /** A reply is on a case. */
    void said(String caseId, String text) {
        said.add(new Said(fault, caseId, text));
    }

    /** A draft was left with these texts saved last. */
    void left(String id, Map<String, String> texts) {
        drafts.add(new Draft(fault, id, texts));
    }

    List<Case> cases() {
        return List.copyOf(cases);
    }

    List<Said> said() {
        return List.copyOf(said);
    }

    List<Draft> drafts() {
        return List.copyOf(drafts);
    }

    /**
     * A case.
     *
     * @param files digests by id
     */
    record Case(String fault, String id, String subject, String description, Map<String, String> files) {}

    /** A reply. */
    record Said(String fault, String caseId, String text) {}

    /** Texts that were saved and not sent. */
    record Draft(String fault, String id, Map<String, String> texts) {}
}
