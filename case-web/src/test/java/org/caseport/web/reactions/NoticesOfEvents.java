package org.caseport.web.reactions;

import java.util.List;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.notice.Notice;
import org.caseport.web.Told;
import org.caseport.web.application.report.RecordingFacts;
import org.caseport.web.fakes.CollectedNotices;

/** The notices that come of events of cases. */
final class NoticesOfEvents {

    private NoticesOfEvents() {}

    /** The notices whose kind begins like this. */
    static List<Notice> of(List<CaseEvent> events, String kinds) {
        CollectedNotices outbox = new CollectedNotices();
        JournalAndOutbox recorder = new JournalAndOutbox();
        recorder.journal = entry -> {};
        recorder.outbox = outbox;
        recorder.recordingFacts = new RecordingFacts() {
            @Override
            public void record(CaseEvent event) {
                // Facts are no notices.
            }
        };
        recorder.events = new Told<>();
        recorder.filled = new Told<>();
        events.forEach(recorder::record);
        return outbox.notices.stream()
                .filter(notice -> notice.kind().startsWith(kinds))
                .toList();
    }
}
