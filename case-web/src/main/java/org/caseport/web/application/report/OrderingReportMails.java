package org.caseport.web.application.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.report.ReportMail;
import org.caseport.domain.report.ReportMails;
import org.caseport.domain.report.ReportRequest;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;

/** Lets supervisors order reports by mail, and stop them. Each sees and stops only the own ones. */
@ApplicationScoped
@Transactional
public class OrderingReportMails {

    /** How many reports one person is mailed at most. */
    public static final int MOST = 20;

    @Inject
    ReportMails mails;

    @Inject
    People people;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Why a mail can't be ordered or stopped. */
    public enum Why implements Rejection {
        NOT_SUPERVISOR,
        /** The person has no such mail: it was stopped already, or belongs to somebody else. */
        NO_SUCH_MAIL;

        @Override
        public String code() {
            return name();
        }
    }

    /** The reports that are mailed to this supervisor, oldest order first; none for other agents. */
    public List<ReportMail> of(Agent agent) {
        return agent.supervisor() ? mails.of(agent.id()) : List.of();
    }

    /**
     * Orders the report, from the next Monday or first day of a month on. One that is ordered already stays as it is.
     *
     * @param request which one, about any period
     * @param language of the page
     */
    public Outcome<ReportMail> order(Agent agent, ReportRequest request, ReportMail.Rhythm rhythm, String language) {
        Optional<Person> locked = people.lock(agent.id()).filter(Person::isActive);
        if (!agent.supervisor() || locked.isEmpty()) {
            return refused(agent, JournalAct.REPORT_MAIL_ORDERED, Why.NOT_SUPERVISOR);
        }
        Instant now = clock.instant();
        ReportMail mail = new ReportMail(
                NewIds.reportMail(),
                agent.id(),
                rhythm,
                request.kind(),
                request.groupBy(),
                request.compare(),
                request.filter(),
                language,
                rhythm.after(now.atZone(zoneOf(locked.get())).toLocalDate()),
                now);
        List<ReportMail> others = mails.of(agent.id());
        Optional<ReportMail> same = others.stream().filter(mail::isLike).findFirst();
        if (same.isPresent()) {
            return new Outcome.Done<>(same.get());
        }
        if (others.size() >= MOST) {
            return refused(agent, JournalAct.REPORT_MAIL_ORDERED, new Rejection.TooMany(MOST));
        }
        mails.add(mail);
        journal.done(null, agent.id(), JournalAct.REPORT_MAIL_ORDERED, mail.id(), detail(mail), now);
        return new Outcome.Done<>(mail);
    }

    /** Stops a mail of this supervisor. */
    public Outcome<String> stop(Agent agent, String id) {
        if (!agent.supervisor()) {
            return refused(agent, JournalAct.REPORT_MAIL_STOPPED, Why.NOT_SUPERVISOR);
        }
        if (!mails.remove(agent.id(), id)) {
            return refused(agent, JournalAct.REPORT_MAIL_STOPPED, Why.NO_SUCH_MAIL);
        }
        journal.done(null, agent.id(), JournalAct.REPORT_MAIL_STOPPED, id, "", clock.instant());
        return new Outcome.Done<>(id);
    }

    private <T> Outcome<T> refused(Agent agent, JournalAct act, Rejection why) {
        journal.refused(null, agent.id(), act, null, why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }

    /** The zone in which the person reads times; UTC for one who has none. */
    static ZoneId zoneOf(Person person) {
        ZoneId zone = person.zone();
        return zone == null ? ZoneId.of("UTC") : zone;
    }

    /** Codes without names. */
    static String detail(ReportMail mail) {
        return mail.kind().code() + " " + mail.rhythm().name().toLowerCase(Locale.ROOT);
    }
}
