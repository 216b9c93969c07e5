package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;

/** An outbox from which nothing is delivered. */
public final class CollectedNotices implements Outbox {

    public final List<Notice> notices = new ArrayList<>();

    @Override
    public String originOf(AccountId account, long number) {
        return "";
    }

    @Override
    public void put(Notice notice) {
        notices.add(notice);
    }

    @Override
    public List<Entry> lockPending(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void markDispatched(Entry entry) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int deleteBefore(Instant before) {
        throw new UnsupportedOperationException();
    }
}
