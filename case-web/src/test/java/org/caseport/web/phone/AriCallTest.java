package org.caseport.web.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.call.PhoneCall;
import org.caseport.domain.call.PhoneCall.State;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.web.Injector;
import org.caseport.web.application.call.PlacingPhoneCalls.Placed;
import org.caseport.web.phone.AsteriskStub.Fault;
import org.caseport.web.phone.AsteriskStub.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a call does at an Asterisk, for which a stub stands in that is made from its published description. */
class AriCallTest {

    private static final CallbackId CALLBACK = new CallbackId("0123456789abcdef0123456789abcdef");
    private static final String AGENT = "caseport-" + CALLBACK + "-2";
    private static final String CUSTOMER = AGENT + "-customer";
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final AsteriskStub asterisk = new AsteriskStub();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final BlockingQueue<State> states = new LinkedBlockingQueue<>();
    private Duration timeout = Duration.ofSeconds(10);
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() throws IOException {
        executor.shutdownNow();
        asterisk.close();
    }

    @Test
    void the_agents_phone_rings_first_then_the_customers_and_both_are_bridged() throws Exception {
        call().begin();
        Request first = asterisk.await("POST /channels/" + AGENT);
        assertThat(first.query())
                .containsEntry("endpoint", "Local/204@support/n")
                .containsEntry("app", AGENT)
                .containsEntry("timeout", "30")
                .containsEntry("callerId", "+442079460018");
        asterisk.answers(AGENT);
        assertThat(next()).isEqualTo(State.RINGING_CUSTOMER);
        Request second = asterisk.await("POST /channels/" + CUSTOMER);
        assertThat(second.query())
                .containsEntry("endpoint", "Local/+442079460018@support/n")
                .containsEntry("originator", AGENT)
                .containsEntry("timeout", "60")
                .containsEntry("callerId", "+441234");
        asterisk.answers(CUSTOMER);

        assertThat(next()).isEqualTo(State.CONNECTED);
        assertThat(asterisk.await("POST /bridges/" + AGENT).query()).containsEntry("type", "mixing");
        assertThat(asterisk.await("POST /bridges/" + AGENT + "/addChannel").query())
                .containsEntry("channel", AGENT + "," + CUSTOMER);
        asterisk.ends(CUSTOMER, 16);
        assertThat(next()).isEqualTo(State.ENDED);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + AGENT)).isNotEmpty();
        assertThat(asterisk.all("DELETE /bridges/" + AGENT)).hasSize(1);
        assertThat(asterisk.all("POST").toString()).doesNotContainIgnoringCase("record");
    }

    @ParameterizedTest
    @CsvSource({
        "17, '', BUSY",
        "19, '', NO_ANSWER",
        "21, '', NO_ANSWER",
        "1, '', NO_SUCH_NUMBER",
        "28, '', NO_SUCH_NUMBER",
        "0, NOANSWER, NO_ANSWER",
        "0, BUSY, BUSY",
        "34, CONGESTION, FAILED"
    })
    void what_came_of_the_customers_phone_is_told_and_the_agents_is_hung_up(int cause, String dialled, State told)
            throws Exception {
        ringCustomer(call());
        if (!dialled.isEmpty()) {
            asterisk.dialled(CUSTOMER, dialled);
        }
        asterisk.ends(CUSTOMER, cause);

        assertThat(next()).isEqualTo(told);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + AGENT)).isNotEmpty();
    }

    @Test
    void an_agent_who_does_not_pick_up_leaves_the_customers_phone_in_peace() throws Exception {
        call().begin();
        asterisk.await("POST /channels/" + AGENT);
        asterisk.ends(AGENT, 19);

        assertThat(next()).isEqualTo(State.AGENT_NO_ANSWER);
        assertOver();
        assertThat(asterisk.all("POST /channels/" + CUSTOMER)).isEmpty();
    }

    @Test
    void an_agent_who_hangs_up_ends_the_ringing_of_the_customers_phone() throws Exception {
        ringCustomer(call());
        asterisk.ends(AGENT, 16);

        assertThat(next()).isEqualTo(State.HUNG_UP);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + CUSTOMER)).isNotEmpty();
    }

    @Test
    void hanging_up_in_the_form_ends_both() throws Exception {
        AriCall call = call();
        ringCustomer(call);
        call.hangUp();

        assertThat(next()).isEqualTo(State.HUNG_UP);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + AGENT)).isNotEmpty();
        assertThat(asterisk.all("DELETE /channels/" + CUSTOMER)).isNotEmpty();
    }

    @Test
    void a_customer_is_not_called_once_the_claim_has_ended() throws Exception {
        AriCall call = call(state -> {
            states.add(state);
            return state != State.RINGING_CUSTOMER;
        });
        call.begin();
        asterisk.await("POST /channels/" + AGENT);
        asterisk.answers(AGENT);

        assertThat(next()).isEqualTo(State.RINGING_CUSTOMER);
        assertThat(next()).isEqualTo(State.AGENT_NO_ANSWER);
        assertOver();
        assertThat(asterisk.all("POST /channels/" + CUSTOMER)).isEmpty();
    }

    @Test
    void a_customer_is_not_called_while_that_cant_be_stored() throws Exception {
        AriCall call = call(state -> {
            throw new IllegalStateException("the database is away");
        });
        call.begin();
        asterisk.await("POST /channels/" + AGENT);
        asterisk.answers(AGENT);

        assertOver();
        assertThat(asterisk.all("POST /channels/" + CUSTOMER)).isEmpty();
        assertThat(asterisk.all("DELETE /channels/" + AGENT)).isNotEmpty();
    }

    @Test
    void a_telephone_system_that_is_away_calls_nobody() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        call("http://127.0.0.1:" + free + "/ari", AsteriskStub.PASSWORD, this::stored)
                .begin();

        assertThat(next()).isEqualTo(State.NOT_PLACED);
        assertOver();
    }

    @Test
    void a_wrong_password_calls_nobody() throws Exception {
        call(asterisk.url(), "wrong", this::stored).begin();

        assertThat(next()).isEqualTo(State.NOT_PLACED);
        assertOver();
        assertThat(asterisk.all("POST")).isEmpty();
    }

    @Test
    void a_call_that_is_declined_is_not_placed() throws Exception {
        asterisk.fault("POST /channels/" + AGENT, Fault.DECLINED);
        call().begin();

        assertThat(next()).isEqualTo(State.NOT_PLACED);
        assertOver();
    }

    @Test
    void a_failure_at_the_customers_phone_is_in_doubt_and_at_the_agents_not() throws Exception {
        asterisk.fault(CUSTOMER, Fault.FAILED);
        ringCustomer(call());

        assertThat(next()).isEqualTo(State.UNKNOWN);
        assertOver();
        asterisk.fault("POST /channels/" + AGENT, Fault.FAILED);
        call().begin();
        assertThat(next()).isEqualTo(State.NOT_PLACED);
    }

    @Test
    void a_customers_call_that_is_declined_is_not_placed() throws Exception {
        asterisk.fault(CUSTOMER, Fault.DECLINED);
        ringCustomer(call());

        assertThat(next()).isEqualTo(State.NOT_PLACED);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + AGENT)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CUT", "SILENT"})
    void an_answer_that_is_lost_is_not_asked_for_again_and_the_call_goes_on(Fault fault) throws Exception {
        timeout = Duration.ofSeconds(2);
        asterisk.fault("POST /channels", fault);
        ringCustomer(call());
        asterisk.mend();
        asterisk.answers(CUSTOMER);

        assertThat(next()).isEqualTo(State.CONNECTED);
        assertThat(asterisk.all("POST /channels/" + CUSTOMER)).hasSize(1);
        assertThat(asterisk.all("POST /channels/" + AGENT).stream()
                        .filter(request -> request.path().equals("/channels/" + AGENT)))
                .hasSize(1);
    }

    @Test
    void a_ringing_of_which_no_end_is_told_is_given_up_as_unknown() throws Exception {
        asterisk.fault("POST /channels/" + CUSTOMER, Fault.CUT);
        AriCall call = call();
        ringCustomer(call);
        call.check(NINE);
        call.check(NINE.plus(AriCall.CUSTOMER_RINGS).plusSeconds(15));
        assertThat(states).isEmpty();
        call.check(NINE.plus(AriCall.CUSTOMER_RINGS).plusSeconds(16));

        assertThat(next()).isEqualTo(State.UNKNOWN);
        assertOver();
        assertThat(asterisk.all("POST /channels/" + CUSTOMER)).hasSize(1);
    }

    @Test
    void a_line_to_the_telephone_system_that_breaks_ends_the_ringing() throws Exception {
        ringCustomer(call());
        asterisk.cut(AGENT);

        assertThat(next()).isEqualTo(State.UNKNOWN);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + CUSTOMER)).isNotEmpty();
    }

    @Test
    void a_line_that_breaks_before_the_customer_was_called_is_certain() throws Exception {
        call().begin();
        asterisk.await("POST /channels/" + AGENT);
        asterisk.cut(AGENT);

        assertThat(next()).isEqualTo(State.NOT_PLACED);
        assertOver();
    }

    @Test
    void who_talks_goes_on_talking_when_the_line_breaks() throws Exception {
        ringCustomer(call());
        asterisk.answers(CUSTOMER);
        assertThat(next()).isEqualTo(State.CONNECTED);
        asterisk.cut(AGENT);

        assertThat(next()).isEqualTo(State.UNKNOWN);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + CUSTOMER).stream()
                        .filter(request -> !request.path().endsWith("/ring")))
                .isEmpty();
    }

    @Test
    void calls_that_cant_be_bridged_are_ended() throws Exception {
        asterisk.fault("addChannel", Fault.DECLINED);
        ringCustomer(call());
        asterisk.answers(CUSTOMER);

        assertThat(next()).isEqualTo(State.FAILED);
        assertOver();
        assertThat(asterisk.all("DELETE /channels/" + CUSTOMER)).isNotEmpty();
    }

    @Test
    void what_is_no_event_changes_nothing() throws Exception {
        AriCall call = call();
        ringCustomer(call);
        for (String text : List.of("", "{", "[]", "{\"type\":1}", "{\"channel\":\"x\"}", "{\"type\":\"Dial\"}")) {
            asterisk.tell(AGENT, text);
        }
        asterisk.tell(AGENT, "{\"type\":\"ChannelDestroyed\",\"cause\":17,\"channel\":{\"id\":\"another\"}}");
        asterisk.answers(CUSTOMER);

        assertThat(next()).isEqualTo(State.CONNECTED);
    }

    private void ringCustomer(AriCall call) throws Exception {
        call.begin();
        asterisk.await("POST /channels/" + AGENT);
        asterisk.answers(AGENT);
        assertThat(next()).isEqualTo(State.RINGING_CUSTOMER);
        asterisk.await("POST /channels/" + CUSTOMER);
    }

    private State next() throws InterruptedException {
        State next = states.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("the next state").isNotNull();
        return next;
    }

    private void assertOver() throws InterruptedException {
        assertThat(over.await(20, TimeUnit.SECONDS)).as("the call is over").isTrue();
    }

    private boolean stored(State state) {
        return states.add(state);
    }

    private AriCall call() {
        return call(this::stored);
    }

    private AriCall call(Predicate<State> move) {
        return call(asterisk.url(), AsteriskStub.PASSWORD, move);
    }

    private AriCall call(String url, String password, Predicate<State> move) {
        AriSettings settings = new Injector()
                .setting("caseport.phone", "ari")
                .setting("caseport.phone.ari.url", Optional.of(url))
                .setting("caseport.phone.ari.user", Optional.of(AsteriskStub.USER))
                .setting("caseport.phone.ari.password", Optional.of(password))
                .setting("caseport.phone.ari.context", "support")
                .setting("caseport.phone.ari.caller", Optional.of("+441234"))
                .fill(new AriSettings());
        settings.check();
        AriClient ari = new Injector().with(settings).fill(new AriClient());
        ari.timeout = timeout;
        PhoneCall call = PhoneCall.place(CALLBACK, 2, new PersonId("kim"), NINE);
        CallbackNumber number = new CallbackNumber("GB", "+44 20 7946 0018", null);
        return new AriCall(new Placed(call, "204", number), ari, settings, executor, move, ended -> over.countDown());
    }
}
