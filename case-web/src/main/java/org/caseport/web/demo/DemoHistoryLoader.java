package org.caseport.web.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.BlobStore;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Decision;
import org.caseport.policy.entitlement.PolicyRequest;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.report.FillingFacts;

/**
 * Stores demo cases as if they had been opened and worked on at their times, with the policy's decisions and journal
 * entries of these times. Nothing goes to the outbox, as nobody must get mail about them.
 */
@ApplicationScoped
@Transactional
public class DemoHistoryLoader {

    @Inject
    Cases cases;

    @Inject
    Callbacks callbacks;

    @Inject
    Chats chats;

    @Inject
    CasePolicy policy;

    @Inject
    BlobStore blobs;

    @Inject
    Journal journal;

    @Inject
    FillingFacts fillingFacts;

    /** Whether the account has no cases at all. */
    public boolean isUntold(AccountId account) {
        return cases.openedSince(Visibility.ofSupport(account), Instant.EPOCH).isEmpty();
    }

    /** Stores these cases of the account, all or none; returns how many were stored. */
    public int tell(Account account, List<DemoCase> histories) {
        if (!isUntold(account.id())) {
            return 0;
        }
        List<CaseEvent> events = new ArrayList<>();
        for (DemoCase demo : histories) {
            DemoReplay replay = replay(account, demo);
            cases.store(replay.supportCase());
            events.addAll(replay.events());
            replay.chat().ifPresent(chat -> {
                chats.add(chat.asked());
                chats.store(chat.chat(), chat.entries());
            });
            calls(account, demo, replay).ifPresent(calls -> {
                callbacks.add(calls.callback());
                calls.tries().forEach(callbacks::add);
                events.addAll(calls.events());
            });
        }
        events.sort(Comparator.comparing(CaseEvent::at));
        events.stream().map(JournalEntry::of).forEach(journal::append);
        events.stream().map(CaseEvent::caseId).distinct().forEach(fillingFacts::fill);
        return histories.size();
    }

    private Optional<DemoCalls> calls(Account account, DemoCase demo, DemoReplay replay) {
        return DemoCalls.of(
                demo,
                account,
                replay.supportCase(),
                policy.calls(account, language(demo), demo.openedAt()),
                DemoReplay.agent(demo));
    }

    private DemoReplay replay(Account account, DemoCase demo) {
        Decision decision = decide(account, demo);
        return DemoReplay.of(
                demo,
                decision.request()
                        .orElseThrow(() -> new IllegalStateException("policy refuses the demo case "
                                + demo.draft().get(DraftFields.SUBJECT) + ": " + decision.violations())),
                idOf(demo),
                cases.nextDisplayId(),
                at -> policy.inactivityDeadline(account, language(demo), at),
                at -> policy.afterResolution(at).reopening(),
                file -> kept(account.id(), file, decision.limits().fileBytes()),
                policy.chats(account, language(demo), demo.openedAt()).terms(),
                account.zone());
    }

    private static ContactLanguage language(DemoCase demo) {
        return new ContactLanguage(demo.draft().get(DraftFields.LANGUAGE));
    }

    /** The policy's decision; if a method could not be used at that time, the case is opened by web instead. */
    private Decision decide(Account account, DemoCase demo) {
        Decision decision = decideOn(account, demo.draft(), demo.openedAt());
        if (decision.violations().stream().noneMatch(DemoHistoryLoader::isUnreachable)) {
            return decision;
        }
        DraftFields written = demo.draft()
                .with(Map.of(
                        DraftFields.METHOD, "web",
                        DraftFields.COUNTRY, "",
                        DraftFields.PHONE, "",
                        DraftFields.EXTENSION, ""));
        return decideOn(account, written, demo.openedAt());
    }

    private Decision decideOn(Account account, DraftFields draft, Instant at) {
        return policy.check(new PolicyRequest(account, draft, List.of(), List.of(), at));
    }

    private static boolean isUnreachable(Violation violation) {
        Refusal refusal = violation.refusal();
        return refusal != null
                && (refusal.reason() == Refusal.Reason.CLOSED_NOW
                        || refusal.reason() == Refusal.Reason.NOT_AVAILABLE_YET);
    }

    /** An id that is the same on every server, so that only one of two that start together can store the case. */
    private static CaseId idOf(DemoCase demo) {
        byte[] subject = demo.draft().get(DraftFields.SUBJECT).getBytes(StandardCharsets.UTF_8);
        int year = demo.openedAt().atZone(ZoneOffset.UTC).getYear();
        return CaseId.of(demo.account(), year, UUID.nameUUIDFromBytes(subject).getMostSignificantBits());
    }

    private AttachedFile kept(AccountId account, DemoFile file, long most) {
        FileId id = new FileId(UUID.randomUUID().toString().replace("-", ""));
        try (InputStream content = file.open()) {
            return new AttachedFile(id, file.name(), file.mediaType(), blobs.store(account, id, content, most));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("can't keep demo/files/" + file.name(), unreadable);
        }
    }
}
