package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Operating;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** Those who run the portal see how it is, in their tools and on their pages, and nobody else does. */
@InBrowser
class WatchingIT {

    private static final Pattern NAME = Pattern.compile("(?m)^(caseport_[a-z_]+)[{ ]");

    @Test
    void tools_are_told_apart_whether_to_wait_to_send_people_or_to_start_anew(Portal portal) {
        assertThat(portal.get("/health/live").body()).contains("threads").doesNotContain("database");
        assertThat(portal.get("/health/started").body()).contains("migrations");
        assertThat(portal.get("/health/ready").body()).contains("database", "disk", "outbox", "lagSeconds");
    }

    @Test
    void every_measure_of_the_documents_is_told_from_the_start(Portal portal) throws IOException {
        Set<String> told = names(portal.get("/metrics").body());

        Set<String> promised = new TreeSet<>(Operating.documentedMetrics());
        promised.removeAll(told);
        assertThat(promised).isEmpty();
    }

    @Test
    void dashboard_and_alert_rules_ask_for_measures_that_are_really_told(Portal portal) throws IOException {
        Set<String> told = names(portal.get("/metrics").body());

        Operating.metricsOf("grafana-dashboard.json", "alert-rules.yml")
                .forEach((file, used) ->
                        assertThat(used).as(file).hasSizeGreaterThan(10).isSubsetOf(told));
    }

    @Test
    void what_happens_is_counted_once_it_is_kept(Portal portal) {
        double submitted = value(portal, "caseport_submissions_total", "severity=\"low\"");
        double refused = value(portal, "caseport_refusals_total", "reason=\"missing\"");
        double met = value(portal, "caseport_promises_met_total", "");
        Caller member = Caller.signedIn(portal, "business@demo.example");

        member.submit(member.begin());
        member.submit(member.begin(Filled.billing(Filled.subject("Counted"))));

        assertThat(value(portal, "caseport_refusals_total", "reason=\"missing\""))
                .isGreaterThan(refused);
        assertThat(value(portal, "caseport_submissions_total", "severity=\"low\"")
                        + value(portal, "caseport_submissions_total", "severity=\"normal\""))
                .isGreaterThan(submitted);
        assertThat(value(portal, "caseport_promises_met_total", "")).isGreaterThanOrEqualTo(met);
        assertThat(value(portal, "caseport_requests_total", "kind=\"page\"", "status=\"2xx\""))
                .isPositive();
        assertThat(value(portal, "caseport_request_milliseconds", "kind=\"page\"", "quantile=\"0.5\""))
                .isBetween(1.0, 60_000.0);
    }

    @Test
    void measures_are_told_to_this_computer_and_to_nobody_who_comes_through_a_proxy(Portal portal) throws IOException {
        assertThat(statusOf(portal, "Host: localhost:1")).isEqualTo(200);
        assertThat(statusOf(portal, "Host: support.company.example")).isEqualTo(404);
        assertThat(statusOf(portal, "Host: localhost:1\r\nX-Forwarded-Proto: https"))
                .isEqualTo(404);
        assertThat(statusOf(portal, "Host: support.company.example\r\nAuthorization: Bearer wrong"))
                .isEqualTo(404);
    }

    @Test
    void an_administrator_sees_how_the_server_is_and_what_it_runs_with(Portal portal) throws IOException {
        Caller administrator = Caller.signedIn(portal, "admin@demo.example");

        assertThat(administrator.get("/admin/system").body())
                .contains("Payara", "H2 2.", "Mail and webhooks", "Unanswered cases", "threads")
                .containsPattern("\\d+ of 30 in use")
                .containsPattern("id=\"servers\"[\\s\\S]*"
                        + Pattern.quote(InetAddress.getLocalHost().getHostName()))
                .contains("All checks pass.")
                .containsPattern("\\d+ GB of \\d+ GB\\s+<meter[^>]+aria-label=\"Free space")
                .contains("Accounts, drafts and cases");
        assertThat(administrator.get("/admin/settings").body())
                .contains("caseport.mail.timeout", "Default: PT20S", "from a system property")
                .contains(portal.home().toString());
        for (String page : Set.of("/admin/system", "/admin/settings")) {
            HttpResponse<String> refused =
                    Caller.signedIn(portal, "supervisor@demo.example").get(page);
            assertThat(refused.statusCode()).isEqualTo(403);
        }
    }

    static Set<String> names(String metrics) {
        return NAME.matcher(metrics)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double value(Portal portal, String metric, String... labels) {
        return portal.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(metric + "{"))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** With headers that a client of the JDK sends to nobody. */
    private static int statusOf(Portal portal, String headers) throws IOException {
        try (Socket socket = new Socket("localhost", portal.port())) {
            socket.getOutputStream()
                    .write(("GET /metrics HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return Integer.parseInt(String.valueOf(answer.readLine()).split(" ", 3)[1]);
        }
    }
}
