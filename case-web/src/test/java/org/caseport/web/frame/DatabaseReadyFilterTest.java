package org.caseport.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.Injector;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.fakes.http.FakeResponse;
import org.caseport.web.security.session.CookieAuthentication;
import org.caseport.web.security.session.ManagingSignIns;
import org.caseport.web.security.session.SignInCookie;
import org.junit.jupiter.api.Test;

class DatabaseReadyFilterTest {

    private final AtomicBoolean ready = new AtomicBoolean();
    private final Injector injector = new Injector()
            .with(DatabaseStatus.class, stub(DatabaseStatus.class))
            .with(new SignInCookie(), new ManagingSignIns());

    @Test
    void a_request_that_came_before_the_database_was_ready_is_not_one_of_somebody_who_is_signed_out()
            throws IOException, ServletException {
        FakeRequest request = FakeRequest.get("/data/chats").withHeader("Accept", "application/json");
        FakeResponse response = new FakeResponse();
        AtomicBoolean passed = new AtomicBoolean();

        injector.fill(new CookieAuthentication()).validateRequest(request, response, stub(HttpMessageContext.class));
        ready.set(true);
        injector.fill(new DatabaseReadyFilter()).doFilter(request, response, (asked, answered) -> passed.set(true));

        assertThat(passed).isFalse();
        assertThat(response.getStatus()).isEqualTo(503);
    }

    private <T> T stub(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> method.getReturnType() == boolean.class ? ready.get() : null));
    }
}
