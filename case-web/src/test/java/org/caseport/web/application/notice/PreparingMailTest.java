package org.caseport.web.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryPeople;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PreparingMailTest {

    private final SupportDesk desk = new SupportDesk();
    private final CaseId opened = SupportDesk.done(desk.openingCases.openAtOnce(
            BUSINESS, DraftFields.of(SupportDesk.completeTechnicalCase()), EnclosedFiles.NOTHING));

    @Test
    void a_mail_says_what_was_said() {
        MailContent.Ready ready = (MailContent.Ready) prepared(preparing(0, false), created(opened));

        assertThat(ready.said().body().text()).isEqualTo("It stops at 02:10 with error 17.");
        assertThat(ready.account().id()).isEqualTo(BUSINESS.account());
    }

    @Test
    void an_address_that_was_refused_too_often_gets_nothing() {
        assertThat(prepared(preparing(0, true), created(opened)))
                .isEqualTo(new MailContent.Skipped(Trouble.SUPPRESSED));
    }

    @Test
    void an_address_gets_no_more_than_so_much_in_an_hour() {
        assertThat(prepared(preparing(2, false), created(opened))).isInstanceOf(MailContent.Ready.class);
        assertThat(prepared(preparing(3, false), created(opened))).isEqualTo(new MailContent.Skipped(Trouble.TOO_MANY));
    }

    @Test
    void mails_that_are_prepared_together_count_for_the_hour() {
        Delivery one = created(opened);

        assertThat(preparing(1, false).prepare(List.of(one, one, one)))
                .extracting(content -> content instanceof MailContent.Ready)
                .containsExactly(true, true, false);
    }

    @Test
    void nothing_is_mailed_about_a_case_that_is_gone() {
        CaseId gone = CaseId.of(BUSINESS.account(), 2020, 1);

        assertThat(prepared(preparing(0, false), created(gone))).isEqualTo(new MailContent.Skipped(Trouble.GONE));
    }

    @Test
    void a_member_who_is_not_named_any_more_gets_nothing_about_the_case_and_one_who_is_gets_it() {
        PersonId ana = new PersonId("ana");
        Person member =
                new Person(ana, "ana@company.example", "Ana", Set.of(Role.MEMBER), BUSINESS.account(), null, null);
        PreparingMail preparing = preparing(0, false);
        preparing.people = people(member);

        assertThat(prepared(preparing, created(opened))).isEqualTo(new MailContent.Skipped(Trouble.GONE));
        desk.cases.byId.get(opened).changeAudience(BUSINESS, new Audience(true, Set.of(ana)), SupportDesk.MONDAY_NINE);
        assertThat(prepared(preparing, created(opened))).isInstanceOf(MailContent.Ready.class);
    }

    @Test
    void who_was_deactivated_since_a_mail_was_planned_gets_nothing() {
        Person gone = new Person(
                BUSINESS.id(),
                "ana@company.example",
                "Ana",
                Set.of(Role.MEMBER),
                BUSINESS.account(),
                null,
                null,
                Set.of(),
                SupportDesk.MONDAY_NINE,
                null);
        PreparingMail preparing = preparing(0, false);
        preparing.people = people(gone);

        assertThat(prepared(preparing, created(opened))).isEqualTo(new MailContent.Skipped(Trouble.GONE));
    }

    @Test
    void a_mail_about_the_plan_goes_to_who_still_administers_the_account_and_names_members_only() {
        assertThat(aboutPlan(administrator(BUSINESS.account(), Set.of(Grant.ADMINISTER))))
                .isInstanceOfSatisfying(MailContent.OfPlan.class, mail -> {
                    assertThat(mail.by()).isEqualTo("Ana");
                    assertThat(mail.before().code()).isEqualTo("business");
                    assertThat(mail.after().code()).isEqualTo("enterprise");
                    assertThat(mail.at()).isEqualTo(SupportDesk.MONDAY_NINE);
                });
        assertThat(aboutPlan(administrator(BUSINESS.account(), Set.of())))
                .isEqualTo(new MailContent.Skipped(Trouble.GONE));
        assertThat(aboutPlan(administrator(new AccountId("222222222222"), Set.of(Grant.ADMINISTER))))
                .isEqualTo(new MailContent.Skipped(Trouble.GONE));
        assertThat(aboutPlan(null)).isEqualTo(new MailContent.Skipped(Trouble.GONE));
    }

    private MailContent aboutPlan(@Nullable Person found) {
        PreparingMail preparing = preparing(0, false);
        preparing.people = people(found);
        Notice notice = Notice.ofAccount(
                BUSINESS.account(),
                "account.plan.changed",
                "business enterprise " + SupportDesk.MONDAY_NINE + " ana",
                SupportDesk.MONDAY_NINE);
        return prepared(
                preparing,
                Delivery.planned(
                        new Outbox.Entry(7, notice), Channel.MAIL, "ana@company.example", SupportDesk.MONDAY_NINE));
    }

    private static Person administrator(AccountId account, Set<Grant> grants) {
        return new Person(
                new PersonId("ana"), "ana@company.example", "Ana", Set.of(Role.MEMBER), account, null, null, grants);
    }

    private PreparingMail preparing(int sentThisHour, boolean suppressed) {
        PreparingMail preparing = new PreparingMail();
        preparing.cases = desk.cases;
        preparing.callbacks = desk.callbacks;
        preparing.accounts = desk.accounts;
        preparing.people = people(null);
        preparing.deliveries = answering(Deliveries.class, Map.of("ana@company.example", sentThisHour));
        preparing.addresses = answering(BouncedAddresses.class, suppressed ? Set.of("ana@company.example") : Set.of());
        preparing.clock = desk.clock;
        preparing.mostAnHour = 3;
        return preparing;
    }

    private static MailContent prepared(PreparingMail preparing, Delivery mail) {
        return preparing.prepare(List.of(mail)).get(0);
    }

    private static InMemoryPeople people(@Nullable Person only) {
        InMemoryPeople people = new InMemoryPeople();
        if (only != null) {
            people.all.put(only.id(), only);
        }
        return people;
    }

    private static Delivery created(CaseId id) {
        Notice notice = new Notice(id, "case.created", 1, "", SupportDesk.MONDAY_NINE);
        return Delivery.planned(
                new Outbox.Entry(7, notice), Channel.MAIL, "ana@company.example", SupportDesk.MONDAY_NINE);
    }

    /** A port that gives the same answer to whatever it is asked. */
    private static <T> T answering(Class<T> port, Object answer) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> answer));
    }
}
