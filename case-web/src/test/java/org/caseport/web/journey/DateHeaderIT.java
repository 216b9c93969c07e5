package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of answer says when it was given, once and in the form of the RFC. */
@InBrowser
class DateHeaderIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String FIXED_LENGTH =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \\d{4} "
                    + "\\d\\d:\\d\\d:\\d\\d GMT";

    @ParameterizedTest
    @CsvSource({
        "GET, /sign-in, 200",
        "HEAD, /sign-in, 200",
        "POST, /sign-in, 200",
        "GET, /, 303",
        "GET, /no/such/page, 303",
        "GET, /resources/caseport/caseport.css, 200",
        "GET, /resources/caseport/no-such.css, 404",
        "GET, /jakarta.faces.resource/caseport.css.xhtml?ln=caseport, 200",
        "GET, /WEB-INF/web.xml, 404",
        "GET, /health/ready, 200",
        "GET, /health/live, 200",
        "GET, /data/live, 303",
        "GET, /live, 303",
        "GET, /support-api/, 400",
        "POST, /support-api/, 400",
        "PUT, /sign-in, 400"
    })
    void an_answer_says_when_it_was_given(String method, String path, int status, Portal portal) throws Exception {
        HttpResponse<Void> answer = send(portal, method, path, null);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertIsNow(answer);
    }

    @Test
    void what_has_not_changed_says_so_too(Portal portal) throws Exception {
        HttpResponse<Void> first = send(portal, "GET", "/resources/caseport/caseport.css", null);

        HttpResponse<Void> again = send(
                portal,
                "GET",
                "/resources/caseport/caseport.css",
                first.headers().firstValue("ETag").orElseThrow());

        assertThat(again.statusCode()).isEqualTo(304);
        assertIsNow(again);
    }

    private static HttpResponse<Void> send(Portal portal, String method, String path, String known)
            throws IOException, InterruptedException {
        URI address = portal.url(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString("")
                                : HttpRequest.BodyPublishers.noBody());
        if (known != null) {
            request.header("If-None-Match", known);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding());
    }

    /** Within the minutes that a busy machine may take. */
    private static void assertIsNow(HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Date")).singleElement().satisfies(date -> {
            assertThat(date).matches(FIXED_LENGTH);
            Instant said = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            assertThat(Duration.between(said, Instant.now()).abs()).isLessThan(Duration.ofMinutes(2));
        });
    }
}
