package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.Member;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseJournal;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Violation;

/**
 * Puts what a customer writes on the case. A case that was resolved is reopened by it, as long as its time for that has
 * not run out.
 */
@ApplicationScoped
@Transactional
public class ReplyingToCases {

    @Inject
    Cases cases;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    CaseJournal caseJournal;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    public Replying reply(Member member, Reply reply) {
        Optional<SupportCase> held = cases.lock(member.account(), reply.caseId());
        if (held.isEmpty()) {
            return new Replying.NoSuchCase();
        }
        SupportCase supportCase = held.get();
        Instant now = clock.instant();
        List<Violation> violations = objectionsTo(member, supportCase, reply);
        if (!violations.isEmpty()) {
            return declined(member, reply, violations, now);
        }
        if (!supportCase.status().isOpen() && !supportCase.canReopenAt(now)) {
            record(member, reply, "TOO_LATE", now);
            return new Replying.TooLate();
        }
        Body body = new Body(reply.text().strip());
        supportCase.copyTo(reply.contacts());
        List<CaseEvent> events = supportCase.status().isOpen()
                ? supportCase.customerReplies(member, body, reply.files(), now)
                : supportCase.reopen(member, body, reply.files(), now);
        cases.store(supportCase);
        events.forEach(caseJournal::record);
        return new Replying.Replied(
                supportCase.status(), supportCase.correspondence().size());
    }

    /** The limits of a description and of additional contacts are those of a reply, so the same rules are asked. */
    private List<Violation> objectionsTo(Member member, SupportCase supportCase, Reply reply) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DraftFields.DESCRIPTION, reply.text());
        if (!reply.contacts().isEmpty()) {
            List<String> contacts = new ArrayList<>(supportCase.contacts());
            reply.contacts().stream()
                    .filter(address -> contacts.stream().noneMatch(address::equalsIgnoreCase))
                    .forEach(contacts::add);
            for (int i = 0; i < contacts.size(); i++) {
                fields.put("contact." + i, contacts.get(i));
            }
        }
        return consulting.rulingOnWhole(member, DraftFields.of(fields), reply.enclosed()).violations().stream()
                .filter(violation -> violation.field().equals(DraftFields.DESCRIPTION)
                        || violation.field().startsWith("contact.")
                        || violation.field().equals(Violation.FILES)
                        || violation.field().equals(Violation.UPLOADS))
                .toList();
    }

    private Replying declined(Member member, Reply reply, List<Violation> violations, Instant now) {
        String reasons = violations.stream()
                .map(v -> v.field().split("\\.", 2)[0] + ":" + v.problem())
                .distinct()
                .collect(Collectors.joining(" "));
        record(member, reply, reasons, now);
        return new Replying.Declined(violations);
    }

    private void record(Member member, Reply reply, String reasons, Instant now) {
        journal.append(new JournalEntry(
                member.account(),
                member.id(),
                "case.communication-added",
                reply.caseId().value(),
                "refused",
                reasons,
                now));
    }
}
