package org.caseport.persistence.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.DeliverySearch;
import org.caseport.domain.notice.DeliverySearch.Filter;
import org.caseport.domain.notice.DeliverySearch.Found;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.search.CaseReference;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the list of mails promises, whatever the database. */
abstract class DeliverySearchContract extends DatabaseContract {

    private static final String ANA = "ana@company.example";
    private static final String BEN = "Ben@company.example";
    private static final String CALL = "0f3c7a520000400080000000000000aa";
    private static final Filter ALL = new Filter(Channel.MAIL, null, null, null, null);

    private final List<Notice> notices = new ArrayList<>();
    private SupportCase oven;

    @BeforeAll
    void plan_a_mail_about_everything() {
        Member member = Sample.memberOf(database);
        oven = Sample.supportCase(member, "Oven", MONDAY_NINE);
        database.act(kept -> kept.cases.add(oven));
        about("case.created", "");
        about("case.communication.added", "SUPPORT REPLY");
        about("case.communication.added", "SUPPORT INVESTIGATION");
        about("case.communication.added", "SUPPORT REPLY CALL");
        about("case.communication.added", "SUPPORT QUESTION");
        about("case.resolved", "work-in-progress resolved SUPPORT");
        about("case.resolved", "pending-customer-action resolved SYSTEM");
        about("case.reopened", "resolved reopened CUSTOMER");
        about("case.reminder", "");
        about("case.callback.tried", "busy 1 2026-11-23T10:00:00Z 2026-11-23T10:30:00Z " + CALL);
        about("case.callback.tried", "wrong-number 2 - - " + CALL);
        about("case.callback.tried", "another-time 0 2026-11-23T10:00:00Z 2026-11-23T10:15:00Z " + CALL);
        about("case.callback.tried", "busy 3 - - " + CALL);
        about("case.callback.tried", "busy 1 2026-11-23T10:00:00Z 2026-11-23T10:30:00Z written " + CALL);
        about("case.callback.tried", "wrong-number 2 - - written " + CALL);
        about("case.callback.done", "gave-up " + CALL);
        about("case.callback.done", "gave-up written " + CALL);
        about("case.chat.ended", "gone unaccepted 3 5f1c");
        about("case.chat.ended", "member accepted 9 7e02");
        for (String kind : List.of("changed", "scheduled", "cancelled")) {
            notices.add(Notice.ofAccount(member.account(), "account.plan." + kind, "business basic", MONDAY_NINE));
        }
        notices.add(Notice.ofAccount(
                member.account(), "report.mailed", "one 2026-11-23 UTC 2026-11-23T05:55:00Z", MONDAY_NINE));
        for (int i = 0; i < notices.size(); i++) {
            plan(i, Channel.MAIL, ANA);
        }
        plan(0, Channel.MAIL, BEN);
        plan(0, Channel.HOOK, "hook");
        Delivery taken = database.ask(kept -> deliveries(kept)
                .take(Channel.MAIL, 1, "us", MONDAY_NINE.plusSeconds(60), MONDAY_NINE.plusSeconds(90))
                .get(0));
        database.act(kept -> deliveries(kept)
                .settle(List.of(new Deliveries.Settlement(
                        taken, taken.failed(Trouble.REFUSED, "550 no", 550, Duration.ZERO, MONDAY_NINE)))));
    }

    private void about(String kind, String detail) {
        Instant at = MONDAY_NINE.plusSeconds(notices.size() / 2);
        notices.add(new Notice(oven.id(), kind, 0, detail, at));
    }

    private void plan(int number, Channel channel, String recipient) {
        Outbox.Entry entry = new Outbox.Entry(number + 1, notices.get(number));
        database.act(kept -> deliveries(kept).plan(List.of(Delivery.planned(entry, channel, recipient, MONDAY_NINE))));
    }

    @Test
    void the_newest_comes_first_and_what_goes_elsewhere_than_by_mail_is_left_out() {
        assertThat(find(ALL))
                .hasSize(notices.size() + 1)
                .extracting(found -> found.delivery().notice().at())
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    @Test
    void pages_follow_one_another_without_a_gap_or_a_repetition() {
        for (Filter filter : List.of(ALL, new Filter(Channel.MAIL, State.WAITING, null, null, null))) {
            List<Found> paged = new ArrayList<>();
            DeliverySearch.Place place = null;
            for (List<Found> page = find(filter, place, 2); !page.isEmpty(); page = find(filter, place, 2)) {
                paged.addAll(page);
                place = page.get(page.size() - 1).place();
            }
            assertThat(paged).isEqualTo(find(filter));
        }
    }

    @Test
    void each_occasion_finds_its_mails_and_no_others() {
        for (MailTrigger trigger : MailTrigger.values()) {
            assertThat(find(new Filter(Channel.MAIL, null, trigger, ANA, null)))
                    .as(trigger.name())
                    .isNotEmpty()
                    .extracting(found -> found.delivery().notice())
                    .containsExactlyInAnyOrderElementsOf(notices.stream()
                            .filter(notice -> MailTrigger.of(notice)
                                    .filter(trigger::equals)
                                    .isPresent())
                            .toList());
        }
    }

    @Test
    void mails_are_found_by_state_with_what_went_wrong() {
        List<Found> failed = find(new Filter(Channel.MAIL, State.FAILED, null, null, null));

        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).delivery().trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(failed.get(0).delivery().words()).isEqualTo("550 no");
        assertThat(find(new Filter(Channel.MAIL, State.WAITING, MailTrigger.REMINDED, null, null)))
                .hasSize(1);
        assertThat(find(new Filter(Channel.MAIL, State.DONE, null, null, null))).isEmpty();
    }

    @Test
    void mails_are_found_by_the_whole_address() {
        assertThat(find(new Filter(Channel.MAIL, null, null, BEN, null))).hasSize(1);
        assertThat(find(new Filter(Channel.MAIL, null, null, "ANA@company.example", null)))
                .hasSize(notices.size());
        assertThat(find(new Filter(Channel.MAIL, null, null, "ana@", null))).isEmpty();
        assertThat(find(new Filter(Channel.MAIL, null, null, "no\0body@company.example", null)))
                .isEmpty();
    }

    @Test
    void mails_are_found_by_the_number_and_by_the_id_of_their_case() {
        for (String text : List.of(oven.displayId().digits(), oven.id().value())) {
            List<Found> found = find(new Filter(
                    Channel.MAIL, null, null, ANA, CaseReference.in(text).orElseThrow()));

            assertThat(found).hasSize(19);
            assertThat(found).extracting(Found::caseNumber).containsOnly(oven.displayId());
        }
        CaseReference unknown = CaseReference.in("9999999999").orElseThrow();
        assertThat(find(new Filter(Channel.MAIL, null, null, null, unknown))).isEmpty();
    }

    @Test
    void a_mail_about_an_account_has_no_case() {
        assertThat(find(new Filter(Channel.MAIL, null, MailTrigger.PLAN_CHANGED, null, null)))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.caseNumber()).isNull();
                    assertThat(found.delivery().notice().caseId()).isNull();
                });
    }

    @Test
    void a_place_with_any_text_is_a_place_in_the_order() {
        Delivery first = find(ALL).get(0).delivery();
        for (String text : Sample.HOSTILE_TEXTS) {
            DeliverySearch.Place place =
                    new DeliverySearch.Place(first.notice().at(), first.number(), first.account(), text);

            assertThat(find(ALL, place, 99)).hasSizeBetween(notices.size() - 1, notices.size() + 1);
        }
    }

    private List<Found> find(Filter filter) {
        return find(filter, null, 99);
    }

    private List<Found> find(Filter filter, DeliverySearch.@Nullable Place after, int most) {
        return database.ask(kept -> kept.adapter(DeliverySearch.class).find(filter, after, most));
    }

    private static Deliveries deliveries(TestDatabase.Kept kept) {
        return kept.adapter(Deliveries.class);
    }
}
