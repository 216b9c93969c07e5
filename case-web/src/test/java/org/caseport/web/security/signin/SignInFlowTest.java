package org.caseport.web.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.caseport.web.application.RateLimiting;
import org.caseport.web.fakes.EasyPace;
import org.caseport.web.security.access.Proxy;
import org.caseport.web.security.load.RateLimitFilter;
import org.caseport.web.security.session.RandomToken;
import org.caseport.web.security.session.SecondFactorCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInFlowTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final EasyPace pace = new EasyPace();
    private final Proxy proxy = new Proxy();
    private final SignInFlow entrance = new SignInFlow();

    SignInFlowTest() {
        entrance.proxy = proxy;
        entrance.rateLimiting =
                new Injector().with(pace, new SettableClock(MONDAY_NINE)).fill(new RateLimiting());
        entrance.signingIn = new SigningIn() {
            @Override
            public SignInOutcome signIn(String typed, String password) {
                return new SignInOutcome.Wrong();
            }
        };
    }

    @Test
    void what_fails_counts_for_the_address_whoever_it_was_for() {
        entrance.enter("ana@x.example", "Summer2026", from("10.0.0.7", null), null);
        entrance.enter("kim@x.example", "Summer2026", from("10.0.0.7", null), null);

        assertThat(pace.taken).isEqualTo(Map.of("@10.0.0.7 SIGN_IN 300", 2));
        pace.wait = Duration.ofSeconds(9);
        assertThat(entrance.enter("li@x.example", "right", from("10.0.0.7", null), null))
                .isEqualTo(new SignInOutcome.TooManyAttempts(Duration.ofSeconds(9)));
    }

    @Test
    void a_right_password_gives_back_what_it_counted() {
        entrance.secondFactorCookie = new SecondFactorCookie() {
            @Override
            public void give(HttpServletRequest request, HttpServletResponse response, RandomToken step) {}
        };
        entrance.signingIn = new SigningIn() {
            @Override
            public SignInOutcome signIn(String typed, String password) {
                return new SignInOutcome.SecondFactorRequired(RandomToken.fresh());
            }
        };

        entrance.enter("ana@x.example", "right", from("10.0.0.7", null), null);

        assertThat(pace.taken).isEqualTo(Map.of("@10.0.0.7 SIGN_IN 300", 0));
    }

    @Test
    void behind_a_proxy_we_know_each_address_counts_alone_and_behind_another_ten_times_as_much_may_fail() {
        entrance.enter("ana@x.example", "wrong", from("10.0.0.1", "192.0.2.1"), null);
        new Injector().setting("caseport.proxy", true).fill(proxy);
        // Whoever invents an address in front of the proxy's gains nothing.
        entrance.enter("ana@x.example", "wrong", from("10.0.0.1", "203.0.113.9, 192.0.2.1"), null);

        assertThat(pace.taken).isEqualTo(Map.of("@10.0.0.1 SIGN_IN 3000", 1, "@192.0.2.1 SIGN_IN 300", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::9, 20010db800010002",
        "2001:db8:1:3::9, 20010db800010003",
        "192.0.2.1, 192.0.2.1"
    })
    void one_network_is_one_address(String address, String counted) {
        assertThat(proxy.address(from(address, null))).isEqualTo(counted);
    }

    @ParameterizedTest
    @CsvSource({
        "/cases, false, SEARCH",
        "/workspace, false, SEARCH",
        "/workspace, true, LIVE",
        "/workspace/reports, false, SEARCH",
        "/reports, false, SEARCH",
        "/data/cases.csv, false, EXPORT",
        "/data/workspace/reports/table.csv, false, EXPORT",
        "/data/live, true, LIVE",
        "/live, true, LIVE",
        "/data/live/attendance/case-1, true, LIVE",
        "/data/preview, false, LIVE"
    })
    void searches_exports_and_open_pages_are_counted(String path, boolean unattended, RateLimiting.Act act) {
        assertThat(RateLimitFilter.act(path, unattended)).contains(act);
    }

    @ParameterizedTest
    @CsvSource({"/", "/cases/case", "/cases/create", "/data/drafts/x", "/workspace/case", "/account", "/data/session"})
    void nothing_that_saves_work_is_ever_counted(String path) {
        assertThat(RateLimitFilter.act(path, false)).isEmpty();
    }

    private static HttpServletRequest from(String address, String forwarded) {
        return (HttpServletRequest) java.lang.reflect.Proxy.newProxyInstance(
                SignInFlowTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (any, method, arguments) -> method.getName().equals("getRemoteAddr")
                        ? address
                        : method.getName().equals("getHeader") && arguments[0].equals("X-Forwarded-For")
                                ? forwarded
                                : null);
    }
}
