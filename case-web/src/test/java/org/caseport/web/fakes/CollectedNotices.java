package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

/** An outbox from which nothing is delivered. */
public final class CollectedNotices implements Outbox {

    public final List<Notice> notices = new ArrayList<>();

    @Override
    public Map<Delivery, String> originsOf(List<Delivery> deliveries) {
        return Map.of();
    }

    @Override
    public void put(Notice notice) {
        notices.add(notice);
    }

    @Override
    public Entry putDispatched(Notice notice) {
        notices.add(notice);
        return new Entry(notices.size(), notice);
    }

    @Override
    public List<Entry> lockPending(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markDispatched(List<Entry> entries) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteBefore(Instant before) {
        throw new UnsupportedOperationException();
    }
}
