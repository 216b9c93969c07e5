package org.caseport.web.application.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.notice.BouncedAddress;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

class DeliveringTest {

    private static final Instant NOW = SupportDesk.MONDAY_NINE;
    private static final Duration A_MOMENT = Duration.ofMillis(12);
    private static final DeliveryResult.RetryLater GREY =
            new DeliveryResult.RetryLater(Trouble.NOT_NOW, "451 later", 451);

    private final List<Delivery> settled = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Delivering delivering = delivering();

    @Test
    void pauses_double_from_the_first_to_four_hours() {
        assertThat(delivering.pauseAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(delivering.pauseAfter(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(delivering.pauseAfter(9)).isEqualTo(Duration.ofMinutes(128));
        assertThat(delivering.pauseAfter(10)).isEqualTo(Duration.ofHours(4));
        assertThat(delivering.pauseAfter(1_000)).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void what_did_not_work_is_tried_again_until_the_last_attempt_and_then_stays_visible() {
        assertThat(settle(mail(2), GREY)).contains(NOW.plusSeconds(60));
        assertThat(settle(mail(3), GREY)).isEmpty();

        assertThat(settled).extracting(Delivery::state).containsExactly(State.WAITING, State.FAILED);
        assertThat(settled.get(1).words()).isEqualTo("451 later");
        assertThat(told).isEmpty();
    }

    @Test
    void an_unknown_address_is_given_up_and_counted_and_one_that_takes_mail_is_forgiven() {
        settle(mail(1), new DeliveryResult.Failed(Trouble.NO_SUCH_ADDRESS, "550", 550));
        settle(mail(1), new DeliveryResult.Failed(Trouble.REFUSED, "554 spam", 554));
        settle(mail(1), new DeliveryResult.Delivered(250));

        assertThat(settled).extracting(Delivery::state).containsExactly(State.FAILED, State.FAILED, State.DONE);
        assertThat(told).containsExactly("bounced ana@company.example", "forgiven ana@company.example");
    }

    @Test
    void a_door_that_is_shut_is_not_knocked_at_by_everybody_who_waits() {
        delivering.postponeOthers(mail(1), List.of(mail(2)));
        delivering.postponeOthers(of(Channel.HOOK, "hook", 1), List.of());

        assertThat(told)
                .containsExactly(
                        "back [2] " + NOW.plusSeconds(30),
                        "all MAIL " + NOW.plusSeconds(30),
                        "back [] " + NOW.plusSeconds(30),
                        "HOOK hook " + NOW.plusSeconds(30));
        assertThat(Delivering.isUnreachable(new DeliveryResult.RetryLater(Trouble.UNREACHABLE, "refused", 0)))
                .isTrue();
        assertThat(Delivering.isUnreachable(GREY)).isFalse();
        assertThat(Delivering.isUnreachable(new DeliveryResult.Delivered(250))).isFalse();
    }

    @Test
    void no_attempt_begins_in_the_second_half_of_its_lease() {
        assertThat(delivering.isLeasedLongEnough(leasedUntil(NOW.plusSeconds(151))))
                .isTrue();
        assertThat(delivering.isLeasedLongEnough(leasedUntil(NOW.plusSeconds(150))))
                .isFalse();
    }

    @Test
    void results_that_are_stored_together_say_when_the_first_is_due_again() {
        Optional<Instant> next = delivering.settle(List.of(
                new Delivering.Attempt(mail(3), GREY, A_MOMENT),
                new Delivering.Attempt(mail(2), GREY, A_MOMENT),
                new Delivering.Attempt(mail(1), GREY, A_MOMENT)));

        assertThat(next).contains(NOW.plusSeconds(30));
        assertThat(settled).extracting(Delivery::state).containsExactly(State.FAILED, State.WAITING, State.WAITING);
    }

    @Test
    void whoever_comes_back_too_late_changes_nothing() {
        delivering.deliveries = new Told() {
            @Override
            public List<Delivery> settle(List<Settlement> settlements) {
                return List.of();
            }
        };

        assertThat(settle(mail(1), new DeliveryResult.Failed(Trouble.NO_SUCH_ADDRESS, "550", 550)))
                .isEmpty();
        assertThat(told).isEmpty();
    }

    private Optional<Instant> settle(Delivery taken, DeliveryResult result) {
        return delivering.settle(List.of(new Delivering.Attempt(taken, result, A_MOMENT)));
    }

    private static Delivery leasedUntil(Instant then) {
        Delivery taken = mail(1);
        return new Delivery(
                taken.number(),
                taken.notice(),
                taken.channel(),
                taken.recipient(),
                State.WAITING,
                1,
                then,
                "us",
                null,
                "",
                0,
                Duration.ZERO,
                null);
    }

    private Delivering delivering() {
        Delivering some = new Delivering();
        some.deliveries = new Told();
        some.addresses = new BouncedAddresses() {
            @Override
            public Set<String> suppressedAmong(Set<String> addresses) {
                return Set.of();
            }

            @Override
            public void bounced(String address, String words, Instant now) {
                told.add("bounced " + address);
            }

            @Override
            public boolean unsuppress(Set<String> addresses) {
                return told.add("forgiven " + String.join(" ", addresses));
            }

            @Override
            public List<BouncedAddress> suppressed(int most) {
                return List.of();
            }
        };
        some.clock = Clock.fixed(NOW, ZoneOffset.UTC);
        some.mostAttempts = 3;
        some.firstPause = Duration.ofSeconds(30);
        some.lease = Duration.ofMinutes(5);
        return some;
    }

    private static Delivery mail(int attempts) {
        return of(Channel.MAIL, "ana@company.example", attempts);
    }

    private static Delivery of(Channel channel, String recipient, int attempts) {
        Notice notice =
                new Notice(new CaseId("case-333333333333-muen-2026-74a757cd8cf7558a"), "case.created", 1, "", NOW);
        Delivery planned = Delivery.planned(new Outbox.Entry(7, notice), channel, recipient, NOW);
        return new Delivery(
                planned.number(),
                notice,
                channel,
                recipient,
                State.WAITING,
                attempts,
                NOW,
                "us",
                null,
                "",
                0,
                Duration.ZERO,
                null);
    }

    private class Told implements Deliveries {

        @Override
        public void plan(List<Delivery> planned) {}

        @Override
        public List<Delivery> take(Channel channel, int most, String taker, Instant now, Instant until) {
            return List.of();
        }

        @Override
        public List<Delivery> settle(List<Settlement> settlements) {
            List<Delivery> all = settlements.stream().map(Settlement::settled).toList();
            settled.addAll(all);
            return all;
        }

        @Override
        public void giveBack(List<Delivery> taken, Instant due) {
            told.add("back " + taken.stream().map(Delivery::attempts).toList() + " " + due);
        }

        @Override
        public void postpone(Channel channel, String recipient, Instant until) {
            told.add(channel + " " + recipient + " " + until);
        }

        @Override
        public void postponeAll(Channel channel, Instant until) {
            told.add("all " + channel + " " + until);
        }

        @Override
        public Map<String, Integer> doneSince(Channel channel, Set<String> recipients, Instant since) {
            return Map.of();
        }

        @Override
        public long count(Channel channel, State state) {
            return 0;
        }

        @Override
        public List<Delivery> to(AccountId account, Channel channel, String recipient, int most) {
            return List.of();
        }

        @Override
        public List<Delivery> latestTo(AccountId account, Channel channel, Set<String> recipients) {
            return List.of();
        }

        @Override
        public boolean sendAgain(AccountId account, long number, Channel channel, String recipient, Instant now) {
            return false;
        }

        @Override
        public int sendAllAgain(Channel channel, Instant now) {
            return 0;
        }

        @Override
        public int retryNow(Channel channel, Instant now) {
            return 0;
        }

        @Override
        public int deleteBefore(Instant before) {
            return 0;
        }
    }
}
