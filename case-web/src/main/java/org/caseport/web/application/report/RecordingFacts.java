package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseFacts;
import org.caseport.domain.report.CaseTraits;
import org.caseport.domain.report.ChatFacts;
import org.caseport.domain.report.FactHistory;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactWriter;
import org.caseport.domain.report.RecordedCalls;

/** Writes the facts of each event of a case, in its transaction, whichever door it came through. */
@ApplicationScoped
@Transactional
public class RecordingFacts {

    @Inject
    CaseFacts facts;

    @Inject
    FactHistory history;

    @Inject
    TargetMeasure measure;

    @Inject
    Callbacks callbacks;

    @Inject
    Chats chats;

    @Inject
    Event<TargetDecided> decided;

    public void record(CaseEvent event) {
        facts.traitsOf(event.caseId()).ifPresent(traits -> {
            new FactWriter(measure, new RecordedCalls(callbacks), false)
                    .of(event, traits, () -> facts.isDecided(event.caseId()))
                    .forEach(this::add);
            if (event instanceof CaseEvent.ChatChanged changed && changed.step() == CaseEvent.ChatStep.ENDED) {
                ended(changed, traits);
            }
        });
    }

    private void add(CaseFact fact) {
        facts.add(fact);
        if (fact.kind() == FactKind.TARGET_MET || fact.kind() == FactKind.TARGET_MISSED) {
            decided.fire(new TargetDecided(fact.kind() == FactKind.TARGET_MET));
        }
    }

    /** It was decided whether a case's target was met: in this transaction, once for each case. */
    public record TargetDecided(boolean met) {}

    /** All of a chat is told when it ends, once: its transcript may be made later. */
    private void ended(CaseEvent.ChatChanged changed, CaseTraits traits) {
        chats.find(new ChatId(changed.chat()))
                .ifPresent(chat -> history.fill(
                        chat.caseId(),
                        ChatFacts.of(
                                chat, chats.entries(chat.id(), 0, Integer.MAX_VALUE), traits, chat.changedAt(), false),
                        changed.at()));
    }
}
