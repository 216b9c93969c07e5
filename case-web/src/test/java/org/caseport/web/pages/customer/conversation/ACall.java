package org.caseport.web.pages.customer.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallBy;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.CallTerms;
import org.caseport.domain.call.CallTry;
import org.caseport.domain.call.Callback;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.Night;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.web.Injector;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.call.ReadingCalls;
import org.caseport.web.pages.CallByExplanations;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.PromiseExplanations;

/** A call in a case of an account in Berlin, and the beans of its page. */
final class ACall {

    static final Instant ASKED_AT = Instant.parse("2026-11-24T09:00:00Z");
    static final Instant DUE = Instant.parse("2026-11-24T10:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final CallbackNumber NUMBER = new CallbackNumber("DE", "+49 30 123456", null);
    static final CallbackNumber WITH_EXTENSION = new CallbackNumber("DE", "+49 30 123456", "12");

    private static final CallTerms TERMS = new CallTerms(
            3,
            List.of(Duration.ofMinutes(30), Duration.ofHours(2)),
            Duration.ofMinutes(30),
            Duration.ofHours(4),
            Duration.ofMinutes(15),
            new Night(LocalTime.of(21, 0), LocalTime.of(8, 0)));

    private ACall() {}

    static Callback planned(CallbackNumber number) {
        return Callback.plan(
                new CallbackId("0".repeat(31) + "1"),
                new CaseId("case-333333333333-muen-2026-74a757cd8cf7558a"),
                number,
                SupportDesk.BUSINESS.id(),
                ContactLanguage.ENGLISH,
                BERLIN,
                TERMS,
                by(CallBy.Basis.RESPONSE_DUE, DUE, ASKED_AT),
                ASKED_AT);
    }

    static CallBy by(CallBy.Basis basis, Instant at, Instant earliest) {
        return new CallBy(at, earliest, basis, ASKED_AT, DUE, BERLIN, "2022-05", List.of());
    }

    static Callback claimed(Callback planned) {
        return after(planned.claim(SupportDesk.KIM, ASKED_AT));
    }

    static Callback after(Callback.Transition transition) {
        return transition.result().orElseThrow();
    }

    static CallTry attempt(int number, CallOutcome outcome, Instant at) {
        Agent kim = SupportDesk.KIM;
        return new CallTry(
                new CallbackId("0".repeat(31) + "1"),
                "key-" + number,
                number,
                outcome,
                kim.id(),
                kim.name(),
                DUE,
                ASKED_AT,
                at,
                "");
    }

    /** What the beans about calls need, for a reader of this language who sees this call at this instant. */
    static Injector page(String language, Instant now, ReadingCalls.YourCall seen, SupportCase supportCase) {
        Injector injector = new Injector()
                .with(Clock.class, Clock.fixed(now, BERLIN))
                .with(new Reader(language), new Only(seen), new OfCase(supportCase));
        injector.with(injector.fill(new Labels()));
        injector.with(injector.fill(new PromiseExplanations()));
        injector.with(injector.fill(new CallByExplanations()));
        return injector.with(injector.fill(new YourCall()));
    }

    private static final class Only extends ReadingCalls {

        private final ReadingCalls.YourCall seen;

        Only(ReadingCalls.YourCall seen) {
            this.seen = seen;
        }

        @Override
        public Optional<ReadingCalls.YourCall> of(Member member, CaseId id) {
            return Optional.of(seen);
        }
    }

    private static final class OfCase extends CasePage {

        private final SupportCase only;

        OfCase(SupportCase only) {
            this.only = only;
        }

        @Override
        public boolean isFound() {
            return true;
        }

        @Override
        public SupportCase shown() {
            return only;
        }
    }

    private static final class Reader extends CurrentUser {

        private final String language;

        Reader(String language) {
            this.language = language;
        }

        @Override
        public Person person() {
            return new Person(new PersonId("bea"), "bea@company.example", "Bea", Set.of(), null, null, null);
        }

        @Override
        public Member member() {
            return SupportDesk.BUSINESS;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public String root() {
            return "";
        }

        @Override
        public String language() {
            return language;
        }

        @Override
        public Locale locale() {
            return Locale.forLanguageTag(language);
        }

        @Override
        public ZoneId zone() {
            return BERLIN;
        }
    }
}
