package org.caseport.persistence.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseEvent;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InactivityDeadline;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.policy.book.LanguageHours;
import org.caseport.policy.book.PlanTerms;
import org.caseport.policy.book.PolicyBook;
import org.caseport.policy.book.PolicyBooks;
import org.caseport.policy.book.ResponseTarget;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.policy.sla.DueCalculation;
import org.caseport.policy.sla.SupportHours;

/**
 * Lives of cases: each follows from the seed and its number alone, is led by the domain's own verbs, and ends by a
 * given instant. Each case has three communications, one in ten a file. Of the old ones nearly all are resolved.
 */
public final class SeededCases {

    static final int FILE_BYTES = 17 * 1024;

    /** A little less than what the portal shows, so that no case leaves the history soon. */
    private static final Duration SPAN = Duration.ofDays(690);

    private static final double OPEN_AT_FIRST = 0.9;
    private static final double OPEN_FOR_DAYS = 12;
    private static final double NEVER_RESOLVED = 0.002;

    private final Catalog catalog = Catalogs.shipped();
    private final PolicyBooks books = PolicyBooks.shipped();
    private final SeededDesk desk;
    private final long seed;
    private final int cases;
    private final Instant until;
    private final long firstDisplayId;

    public SeededCases(SeededDesk desk, long seed, int cases, Instant until, long firstDisplayId) {
        this.desk = desk;
        this.seed = seed;
        this.cases = cases;
        this.until = until;
        this.firstDisplayId = firstDisplayId;
    }

    /** A case with everything that happened to it, in order. */
    record Life(SupportCase supportCase, List<CaseEvent> events) {}

    /** The life of a case; the higher the number, from 0 on, the later it was opened. */
    Life life(int number) {
        return new Story(number).tell();
    }

    private final class Story {

        private final int number;
        private final SplittableRandom random;
        private final Account account;
        private final Member member;
        private final Agent agent;
        private final PolicyBook book;
        private final PlanTerms plan;
        private final ContactLanguage language;
        private final SeededTexts texts;
        private final Instant opened;
        private final List<CaseEvent> events = new ArrayList<>();

        Story(int number) {
            this.number = number;
            // Neighbouring seeds of this generator begin alike, so they are spread first.
            random = new SplittableRandom(new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L)).nextLong());
            account = desk.anAccount(random);
            member = SeededDesk.member(account, 1 + random.nextInt(SeededDesk.membersOf(account)));
            agent = SeededDesk.agent(1 + random.nextInt(SeededDesk.AGENTS));
            double at = (number + random.nextDouble()) / cases;
            opened = until.minus(SPAN).plusMillis((long) (SPAN.toMillis() * at));
            book = books.inForce(opened);
            plan = book.termsOf(account.plan());
            boolean japanese = random.nextInt(100) < (account.country().equals("JP") ? 85 : 4);
            language = japanese ? ContactLanguage.JAPANESE : ContactLanguage.ENGLISH;
            texts = new SeededTexts(random, japanese);
        }

        Life tell() {
            SupportCase told = SupportCase.open(
                    CaseId.of(account.id(), year(), random.nextLong()),
                    new DisplayId(Long.toString(firstDisplayId + number)),
                    null,
                    member,
                    request(),
                    random.nextInt(10) == 0 ? List.of(file()) : List.of(),
                    opened);
            events.add(told.opened());
            double days = Duration.between(opened, until).toMinutes() / (24 * 60.0);
            boolean open = random.nextDouble() < OPEN_AT_FIRST * Math.exp(-days / OPEN_FOR_DAYS) + NEVER_RESOLVED;
            double kind = random.nextDouble();
            Instant answered = answeredAt(told.request().promise());
            if (!answered.isBefore(until) || (open && kind < 0.3)) {
                untilNow(told);
            } else {
                warn(told, answered);
                if (open) {
                    open(told, kind, answered);
                } else {
                    resolved(told, answered);
                }
            }
            return new Life(told, events);
        }

        private int year() {
            return opened.atZone(account.zone()).getYear();
        }

        // ---- how it ends

        /** Nobody has answered; the customer asks again, twice. */
        private void untilNow(SupportCase told) {
            Instant first = between(opened, until);
            Instant second = between(first, until);
            warn(told, first);
            events.addAll(told.customerReplies(member, body(350), List.of(), first));
            warn(told, second);
            events.addAll(told.customerReplies(member, body(200), List.of(), second));
            warn(told, until);
        }

        private void open(SupportCase told, double kind, Instant answered) {
            Instant then = between(answered, soonAfter(answered, 72));
            if (kind < 0.55) {
                events.addAll(told.supportReplies(agent, body(450), List.of(), answered));
                events.addAll(told.customerReplies(member, body(300), List.of(), then));
            } else if (kind < 0.75) {
                events.addAll(told.supportReplies(agent, body(350), List.of(), answered));
                events.addAll(told.askForInformation(agent, body(300), List.of(), silence(then), then));
                events.addAll(told.remind(until));
                events.addAll(told.expire(until));
            } else if (kind < 0.88) {
                events.addAll(told.askForInformation(agent, body(350), List.of(), silence(answered), answered));
                events.addAll(told.customerReplies(member, body(400), List.of(), then));
            } else if (kind < 0.95) {
                events.addAll(told.supportReplies(agent, body(350), List.of(), answered));
                events.addAll(told.investigate(agent, body(250), List.of(), then));
            } else {
                events.addAll(told.agentResolves(agent, body(450), List.of(), answered));
                Instant reopened = between(then, soonAfter(then, 96));
                events.addAll(told.reopen(
                        member, body(300), List.of(), book.afterResolution().reopening(), reopened));
            }
        }

        private void resolved(SupportCase told, Instant answered) {
            Instant end = between(answered, soonAfter(answered, 120));
            events.addAll(told.supportReplies(agent, body(450), List.of(), answered));
            double who = random.nextDouble();
            if (who < 0.6) {
                events.addAll(told.agentResolves(agent, body(300), List.of(), end));
            } else if (who < 0.85) {
                events.addAll(told.customerResolves(member, body(200), List.of(), end));
            } else {
                events.addAll(told.customerReplies(member, body(250), List.of(), between(answered, end)));
                events.addAll(told.agentResolves(agent, null, List.of(), end));
            }
        }

        private void warn(SupportCase told, Instant before) {
            for (Instant next = told.nextWarningAt();
                    next != null && next.isBefore(before);
                    next = told.nextWarningAt()) {
                events.addAll(told.warn(next));
            }
        }

        /** Mostly early, one in fifteen too late. */
        private Instant answeredAt(Promise promise) {
            if (random.nextInt(15) == 0) {
                long late = 1 + random.nextLong(promise.target().toSeconds());
                return promise.due().plusSeconds(late);
            }
            double used = random.nextDouble();
            return promise.usedUpAt((int) (2 + 94 * used * used)).plusMillis(random.nextInt(60_000));
        }

        private Instant soonAfter(Instant instant, int hours) {
            Instant then = instant.plus(Duration.ofHours(hours));
            return then.isBefore(until) ? then : until;
        }

        /** Rather near the first. */
        private Instant between(Instant from, Instant to) {
            long millis = Math.max(1, Duration.between(from, to).toMillis());
            double part = random.nextDouble();
            return from.plusMillis((long) (millis * part * part));
        }

        private InactivityDeadline silence(Instant at) {
            SupportHours days = terms().clock(Promise.Clock.BUSINESS_HOURS, account);
            return new InactivityDeadline(
                    days.daysAfter(at, book.silence().reminderAfter()),
                    days.daysAfter(at, book.silence().resolutionAfter()));
        }

        private LanguageHours terms() {
            return book.language(language).orElseThrow();
        }

        // ---- what is asked

        private CaseRequest request() {
            CaseType type = type();
            Severity severity = severity();
            ContactMethod method = method(type);
            LimitType limit = type == CaseType.SERVICE_LIMIT_INCREASE ? seldom(catalog.limitTypes()) : null;
            Service service = limit == null ? seldom(catalog.servicesFor(type)) : null;
            return new CaseRequest(
                    type,
                    limit == null ? service.code() : limit.code(),
                    limit == null ? seldom(service.categories()).code() : null,
                    severity,
                    new Subject(texts.subject()),
                    new Body(texts.text(700, SeededTexts.rareWord(firstDisplayId + number))),
                    details(limit),
                    language,
                    method,
                    method == ContactMethod.PHONE ? new CallbackNumber("DE", "+49 30 901820", null) : null,
                    plan.hasContacts() && random.nextInt(5) == 0
                            ? List.of("ops@" + account.id() + ".seed.example")
                            : List.of(),
                    account.plan(),
                    promise(severity));
        }

        private CaseType type() {
            int share = random.nextInt(100);
            if (share < 75 && plan.opens(CaseType.TECHNICAL)) {
                return CaseType.TECHNICAL;
            }
            return share < 94 ? CaseType.ACCOUNT_AND_BILLING : CaseType.SERVICE_LIMIT_INCREASE;
        }

        private Severity severity() {
            int share = random.nextInt(100);
            Severity wanted = share < 45
                    ? Severity.LOW
                    : share < 80
                            ? Severity.NORMAL
                            : share < 94 ? Severity.HIGH : share < 99 ? Severity.URGENT : Severity.CRITICAL;
            return plan.answers(wanted) ? wanted : Severity.LOW;
        }

        private ContactMethod method(CaseType type) {
            int share = random.nextInt(100);
            ContactMethod wanted =
                    share < 88 ? ContactMethod.WEB : share < 94 ? ContactMethod.PHONE : ContactMethod.CHAT;
            return plan.isReachable(type, wanted) ? wanted : ContactMethod.WEB;
        }

        private RequestDetails details(LimitType limit) {
            if (limit != null) {
                return new RequestDetails(
                        List.of(),
                        List.of(new RequestDetails.LimitRequest(
                                limit.regions().get(0).code(),
                                limit.limits().get(0).code(),
                                limit.limits().get(0).current() * 2 + 1)));
            }
            return random.nextInt(3) == 0
                    ? new RequestDetails(
                            List.of(new RequestDetails.Answer("Which resource is it?", "db-" + random.nextInt(90))),
                            List.of())
                    : RequestDetails.NONE;
        }

        private Promise promise(Severity severity) {
            ResponseTarget target = plan.answers().get(severity);
            SupportHours hours = terms().clock(target.clock(), account);
            DueCalculation counted = hours.count(opened, target.time());
            return new Promise(
                    target.time(),
                    hours.clock(),
                    counted.due(),
                    hours.zone(),
                    book.version(),
                    counted.stretches(),
                    book.firstResponse().warnings());
        }

        /** One of them, the later in the list the seldomer. */
        private <T> T seldom(List<T> all) {
            double at = random.nextDouble();
            return all.get((int) (at * at * all.size()));
        }

        private Body body(int length) {
            return new Body(texts.text(length / 2 + random.nextInt(length), "case-" + random.nextInt(900)));
        }

        private AttachedFile file() {
            String id = String.format("%016x%016x", random.nextLong(), random.nextLong());
            return new AttachedFile(new FileId(id), "trace-" + number % 1000 + ".log", "text/plain", FILE_BYTES);
        }
    }
}
