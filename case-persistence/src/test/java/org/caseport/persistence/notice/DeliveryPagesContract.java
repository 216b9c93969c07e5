package org.caseport.persistence.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.DeliverySearch;
import org.caseport.domain.notice.DeliverySearch.Filter;
import org.caseport.domain.notice.DeliverySearch.Found;
import org.caseport.domain.notice.DeliverySearch.Place;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.search.CaseReference;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How the list of mails is turned where all of them are about the same instant, whatever the database. */
abstract class DeliveryPagesContract extends DatabaseContract {

    /** Databases disagree about their order. */
    private static final List<String> RECIPIENTS = List.of(
            "ana@company.example",
            "a-na@company.example",
            "a.na@company.example",
            "a_na@company.example",
            "äna@company.example",
            "Ana@company.example");

    private static final int NUMBERS = 3;
    private static final int ACCOUNTS = 2;
    private static final Filter ALL = new Filter(Channel.MAIL, null, null, null, null);

    private final List<SupportCase> cases = new ArrayList<>();

    /** Every number exists in both accounts, and goes to everybody. */
    @BeforeAll
    void plan_mails_about_one_instant() {
        for (int i = 0; i < ACCOUNTS; i++) {
            Member member = Sample.memberOf(database);
            SupportCase oven = Sample.supportCase(member, "Oven", MONDAY_NINE);
            database.act(kept -> kept.cases.add(oven));
            cases.add(oven);
            for (int number = 1; number <= NUMBERS; number++) {
                plan(oven, number, MONDAY_NINE);
            }
        }
    }

    private void plan(SupportCase about, int number, Instant at) {
        Outbox.Entry entry = new Outbox.Entry(number, new Notice(about.id(), "case.created", 0, "", at));
        for (String recipient : RECIPIENTS) {
            database.act(kept -> kept.adapter(Deliveries.class)
                    .plan(List.of(Delivery.planned(entry, Channel.MAIL, recipient, MONDAY_NINE))));
        }
    }

    @Test
    void no_mail_is_left_out_or_repeated_however_long_the_pages_are_and_whatever_is_filtered_by() {
        List<Filter> filters = List.of(
                ALL,
                new Filter(Channel.MAIL, Delivery.State.WAITING, null, null, null),
                new Filter(Channel.MAIL, null, MailTrigger.CREATED, null, null),
                new Filter(Channel.MAIL, Delivery.State.WAITING, MailTrigger.CREATED, null, null),
                new Filter(Channel.MAIL, null, null, "ana@company.example", null),
                new Filter(
                        Channel.MAIL,
                        null,
                        null,
                        null,
                        new CaseReference.ById(cases.get(0).id())));
        for (Filter filter : filters) {
            List<Place> all = places(find(filter, null, 99));
            assertThat(all).as("%s", filter).hasSizeGreaterThan(NUMBERS).doesNotHaveDuplicates();
            for (int size = 1; size < 8; size++) {
                assertThat(paged(filter, size)).as("%s by %d", filter, size).isEqualTo(all);
            }
        }
        assertThat(find(ALL, null, 99)).hasSizeGreaterThanOrEqualTo(ACCOUNTS * NUMBERS * RECIPIENTS.size());
    }

    @Test
    void what_comes_while_pages_are_turned_moves_none_of_them() {
        List<Found> first = find(ALL, null, 5);
        List<Place> rest = places(find(ALL, first.get(4).place(), 99));

        plan(cases.get(1), NUMBERS + 1, MONDAY_NINE.plusSeconds(1));

        assertThat(places(find(ALL, first.get(4).place(), 99))).isEqualTo(rest);
        assertThat(places(find(ALL, null, RECIPIENTS.size() + 5)).subList(RECIPIENTS.size(), RECIPIENTS.size() + 5))
                .isEqualTo(places(first));
    }

    private List<Place> paged(Filter filter, int size) {
        List<Place> paged = new ArrayList<>();
        Place after = null;
        for (List<Found> page = find(filter, after, size); !page.isEmpty(); page = find(filter, after, size)) {
            paged.addAll(places(page));
            after = page.get(page.size() - 1).place();
        }
        return paged;
    }

    private static List<Place> places(List<Found> found) {
        return found.stream().map(Found::place).toList();
    }

    private List<Found> find(Filter filter, @Nullable Place after, int most) {
        return database.ask(kept -> kept.adapter(DeliverySearch.class).find(filter, after, most));
    }
}
