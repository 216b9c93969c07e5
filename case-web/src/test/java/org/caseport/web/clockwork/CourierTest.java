package org.caseport.web.clockwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.notice.BouncedAddresses;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Deliveries.Settlement;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Delivery.State;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.notice.Delivering;
import org.caseport.web.application.notice.DeliveryChannel;
import org.caseport.web.application.notice.DeliveryResult;
import org.junit.jupiter.api.Test;

class CourierTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final CaseId ID = new CaseId("case-333333333333-muen-2026-74a757cd8cf7558a");

    private final SettableClock clock = new SettableClock(NOW);
    private final List<Delivery> due = new ArrayList<>();
    private final List<Delivery> settled = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Mails mails = new Mails();

    @Test
    void what_is_due_is_read_together_and_sent_and_settled_each_once() {
        due.addAll(List.of(mail(1), mail(2), mail(3)));

        courier(Runnable::run).fetch();

        assertThat(told).containsExactly("read [1, 2, 3]", "sent 1", "sent 2", "sent 3");
        assertThat(settled).extracting(Delivery::number).containsExactly(1L, 2L, 3L);
        assertThat(settled).extracting(Delivery::state).containsOnly(State.DONE);
    }

    @Test
    void when_a_server_is_not_reached_what_was_taken_goes_back_untried() {
        due.addAll(List.of(mail(1), mail(2), mail(3)));
        mails.results = number -> new DeliveryResult.RetryLater(Trouble.UNREACHABLE, "refused", 0);

        courier(Runnable::run).fetch();

        Instant then = NOW.plusSeconds(30);
        assertThat(told).containsExactly("read [1, 2, 3]", "sent 1", "back [2, 3] " + then, "postponed " + then);
        assertThat(settled).extracting(Delivery::number).containsExactly(1L);
    }

    @Test
    void what_waited_for_too_long_is_read_again_before_it_is_sent() {
        due.addAll(List.of(mail(1), mail(2)));
        mails.results = number -> {
            clock.advance(Duration.ofSeconds(6));
            return new DeliveryResult.Delivered(250);
        };

        courier(Runnable::run).fetch();

        assertThat(told).containsExactly("read [1, 2]", "sent 1", "read [2]", "sent 2");
    }

    @Test
    void what_another_server_may_take_soon_is_not_sent() {
        due.addAll(List.of(mail(1), mail(2)));
        mails.results = number -> {
            clock.advance(Duration.ofSeconds(150));
            return new DeliveryResult.Delivered(250);
        };

        courier(Runnable::run).fetch();

        assertThat(told).containsExactly("read [1, 2]", "sent 1", "back [2] " + NOW.plusSeconds(150));
    }

    @Test
    void one_that_can_not_be_read_keeps_no_other_from_being_sent() {
        due.addAll(List.of(mail(1), mail(13), mail(3)));

        courier(Runnable::run).fetch();

        assertThat(settled).extracting(Delivery::number).containsExactly(1L, 13L, 3L);
        assertThat(settled).extracting(Delivery::state).containsExactly(State.DONE, State.WAITING, State.DONE);
        assertThat(settled.get(1).trouble()).isEqualTo(Trouble.FAULT);
    }

    @Test
    void a_server_that_stops_gives_back_what_it_has_not_tried() throws Exception {
        due.addAll(List.of(mail(1), mail(2)));
        List<Runnable> senders = new ArrayList<>();
        Courier courier = courier(senders::add);
        courier.fetch();

        assertThat(courier.finish(Duration.ZERO)).isFalse();
        senders.forEach(Runnable::run);

        assertThat(courier.finish(Duration.ZERO)).isTrue();
        courier.fetch();
        assertThat(told).containsExactly("read [1, 2]", "back [1, 2] " + NOW);
    }

    private Courier courier(Executor executor) {
        Delivering delivering = new Injector()
                .with(clock)
                .with(Deliveries.class, port(Deliveries.class, this::answer))
                .with(BouncedAddresses.class, port(BouncedAddresses.class, call -> true))
                .with(Outbox.class, port(Outbox.class, call -> Map.of()))
                .fill(new Delivering());
        return new Courier(mails, delivering, executor, clock, new Calls());
    }

    private Object answer(Call call) {
        switch (call.verb()) {
            case "take" -> {
                List<Delivery> taken = List.copyOf(due);
                due.clear();
                return taken;
            }
            case "settle" -> {
                List<Delivery> all = ((List<?>) call.arguments().get(0))
                        .stream().map(one -> ((Settlement) one).settled()).toList();
                settled.addAll(all);
                return all;
            }
            case "giveBack" -> {
                List<Long> numbers = ((List<?>) call.arguments().get(0))
                        .stream().map(one -> ((Delivery) one).number()).toList();
                told.add("back " + numbers + " " + call.arguments().get(1));
            }
            default -> told.add("postponed " + call.arguments().get(1));
        }
        return null;
    }

    private static Delivery mail(long number) {
        Notice notice = new Notice(ID, "case.created", 1, "", NOW);
        return new Delivery(
                number,
                notice,
                Channel.MAIL,
                number + "@company.example",
                State.WAITING,
                1,
                NOW.plus(Duration.ofMinutes(5)),
                "us",
                null,
                "",
                0,
                Duration.ZERO,
                null);
    }

    private static <T> T port(Class<T> port, Function<Call, Object> answers) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> answers.apply(new Call(method.getName(), List.of(arguments)))));
    }

    private record Call(String verb, List<?> arguments) {}

    private final class Mails implements DeliveryChannel {

        private Function<Long, DeliveryResult> results = number -> new DeliveryResult.Delivered(250);

        @Override
        public Channel channel() {
            return Channel.MAIL;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public List<Supplier<DeliveryResult>> prepare(List<Delivery> deliveries) {
            List<Long> numbers = deliveries.stream().map(Delivery::number).toList();
            if (numbers.contains(13L)) {
                throw new IllegalStateException("13 can't be read");
            }
            told.add("read " + numbers);
            return IntStream.range(0, numbers.size())
                    .<Supplier<DeliveryResult>>mapToObj(i -> () -> {
                        told.add("sent " + numbers.get(i));
                        return results.apply(numbers.get(i));
                    })
                    .toList();
        }
    }

    private static final class Calls implements Courier.Calls {

        @Override
        public DeliveryResult watch(Delivering.Taken taken, Supplier<DeliveryResult> attempt) {
            return attempt.get();
        }

        @Override
        public void ready(boolean atOnce) {}

        @Override
        public void dueAt(Instant then) {}
    }
}
