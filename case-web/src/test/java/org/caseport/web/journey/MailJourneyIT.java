package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.RoamingMember;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.support.SupportClient;

/** A case's mails, from the act in the portal to a real mail server. */
class MailJourneyIT {

    private static final String GRACE = "enterprise@demo.example";
    private static final String ANA = "ana@company.example";
    private static final String BEN = "ben@company.example";
    private static final long PATIENCE = 120_000;

    private static GreenMail mailServer;
    private static Portal portal;
    private static SupportClient support;

    @BeforeAll
    static void start_a_mail_server_and_a_portal() {
        mailServer = new GreenMail(new ServerSetup(Portal.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        portal = Portal.named("mail")
                .with("caseport.quota.cases.per.hour", "0")
                .with("caseport.quota.calls.per.second", "0")
                .with("caseport.mail.host", "127.0.0.1")
                .with("caseport.mail.port", String.valueOf(mailServer.getSmtp().getPort()))
                .with("caseport.mail.from", "Support Center <support@caseport.example>")
                .with("caseport.external.url", "https://support.company.example/")
                .with("caseport.delivery.pause", "PT0.5S")
                .with("caseport.delivery.lease", "PT15S")
                .start();
        support = SupportApiCalls.client("CPDEMOENTERPRISE0001", SignedCall.SECRET, portal.url("/support-api/"));
    }

    @AfterAll
    static void stop_them() {
        portal.close();
        mailServer.stop();
    }

    @BeforeEach
    void nobody_has_mail() throws Exception {
        Caller admin = Caller.signedInAnew(portal, "admin@demo.example");
        Await.until("no mail waits", () -> admin.get("/admin/mail").body().contains("Waiting (0)"));
        mailServer.purgeEmailFromAllMailboxes();
    }

    @Test
    void a_case_from_the_wizard_is_mailed_to_each_alone_in_english() throws Exception {
        String subject = Filled.subject("Invoices <b>& more");

        submit(Filled.billing(subject));

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 3)).isTrue();
        MimeMessage mail = only(GRACE);
        assertThat(mail.getSubject()).matches("\\[Case [0-9]{10,15}] " + Pattern.quote(subject));
        assertThat(header(mail, "Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(header(mail, "Precedence")).isNull();
        assertThat(header(mail, "In-Reply-To")).isNull();
        assertThat(header(mail, "From")).isEqualTo("Support Center <support@caseport.example>");
        assertThat(part(mail, 0))
                .contains("We’ve received your case")
                .contains("How can we add a second cost centre to our invoices?")
                .contains("General guidance")
                .containsPattern("First response due \\(target\\): .* AE[SD]T")
                .contains("https://support.company.example/cases/case?id=case-555555555555-muen-");
        assertThat(part(mail, 1)).contains("Invoices &lt;b&gt;&amp; more").doesNotContain("<b>& more");
        for (String contact : List.of(ANA, BEN)) {
            MimeMessage copy = only(contact);
            assertThat(raw(copy))
                    .doesNotContain(contact.equals(ANA) ? BEN : ANA)
                    .doesNotContain(GRACE);
            assertThat(header(copy, "Message-ID")).isNotEqualTo(header(mail, "Message-ID"));
        }
    }

    @Test
    void a_case_in_japanese_is_mailed_in_japanese() throws Exception {
        String subject = Filled.subject("請求書について");

        submit(Filled.with(Filled.billing(subject), "language", "ja"));

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 3)).isTrue();
        MimeMessage mail = only(GRACE);
        assertThat(mail.getSubject()).endsWith("] " + subject);
        assertThat(header(mail, "Content-Language")).isEqualTo("ja");
        assertThat(part(mail, 0)).contains("ケースを受け付けました").contains("初回応答の目標日時");
        assertThat(part(mail, 1)).contains("<html lang=\"ja\">").contains("ケースを開く");
    }

    @Test
    void what_is_said_with_a_change_is_one_mail_of_the_same_thread_and_a_customers_reply_is_none() throws Exception {
        String id = openByApi();
        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 1)).isTrue();
        String thread = header(only(GRACE), "Message-ID");

        support.addCommunicationToCase(call -> call.caseId(id).communicationBody("One thing more."));
        support.resolveCase(call -> call.caseId(id));
        support.addCommunicationToCase(
                call -> call.caseId(id).communicationBody("It is back, see https://a.example/x."));

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 3)).isTrue();
        assertThat(Arrays.stream(received(GRACE))
                        .map(mail -> part(mail, 0).split("\n", 2)[0].strip()))
                .containsExactly("We’ve received your case", "Your case was resolved", "Your case was reopened");
        MimeMessage reopened = received(GRACE)[2];
        assertThat(part(reopened, 0)).contains("It is back, see https://a.example/x.");
        assertThat(part(reopened, 1)).contains("href=\"https://a.example/x\"");
        assertThat(header(reopened, "In-Reply-To")).isEqualTo(thread);
        assertThat(header(reopened, "References")).isEqualTo(thread);
        assertThat(Arrays.stream(received(GRACE)).map(mail -> header(mail, "Message-ID")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_mail_server_that_is_down_costs_nobody_a_case_and_no_mail() throws Exception {
        mailServer.getSmtp().stopService();
        String id;
        try {
            id = openByApi();
            support.resolveCase(call -> call.caseId(id));
        } finally {
            mailServer = again(mailServer);
        }

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 2)).isTrue();
        assertThat(Arrays.stream(received(GRACE))
                        .map(mail -> part(mail, 0).split("\n", 2)[0].strip()))
                .containsExactly("We’ve received your case", "Your case was resolved");
    }

    @Test
    void mail_that_waits_is_not_sent_by_one_click() throws Exception {
        mailServer.getSmtp().stopService();
        try {
            openByApi();
            Caller admin = Caller.signedIn(portal, "admin@demo.example");

            String page = Await.value(
                    "mail waits", () -> Optional.of(admin.get("/admin/mail").body())
                            .filter(body -> body.contains("id=\"hurrying\"")));

            assertThat(page)
                    .containsPattern("<a [^>]*href=\"#hurry-dialog\"[^>]*>Retry all now</a>")
                    .containsPattern("(?s)<dialog [^>]*id=\"hurry-dialog\".*id=\"hurrying\".*</dialog>");
        } finally {
            mailServer = again(mailServer);
        }
        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 1)).isTrue();
    }

    @Test
    void a_mail_server_that_never_answers_slows_no_submission_and_a_killed_portal_forgets_no_mail() throws Exception {
        int port = mailServer.getSmtp().getPort();
        mailServer.stop();
        long took;
        try (ServerSocket silent = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            assertThat(silent.isBound()).isTrue();
            openByApi();
            long started = System.nanoTime();
            openByApi();
            took = System.nanoTime() - started;
            portal.kill();
        }
        mailServer = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();

        portal.start();

        // Far less than the portal waits for a mail server.
        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(15));
        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 2)).isTrue();
        assertThat(received(GRACE)).hasSize(2);
    }

    private static GreenMail again(GreenMail before) {
        int port = before.getSmtp().getPort();
        before.stop();
        GreenMail after = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        after.start();
        return after;
    }

    private static String openByApi() {
        return support.createCase(
                        call -> call.subject(Filled.subject("By program")).communicationBody("It does not work."))
                .caseId();
    }

    @Test
    void who_administers_an_account_is_mailed_that_its_plan_was_changed() throws Exception {
        RoamingMember admin = RoamingMember.signedIn(portal.port(), "admin@demo.example");
        for (String plan : List.of("business", "enterprise")) {
            Map<String, String> form = admin.get("/admin/account?id=555555555555&tab=plan&to=" + plan)
                    .form("plan");
            form.put("reason", "For a week");
            assertThat(admin.post("/admin/account", form).status()).isEqualTo(303);
        }

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 2)).isTrue();
        assertThat(received(GRACE)).hasSize(2);
        assertThat(part(received(GRACE)[0], 0))
                .contains("Your support plan was changed", "now has the Business plan", "Changed by: Support")
                .doesNotContain("For a week")
                .contains("https://support.company.example/plan");
        assertThat(part(received(GRACE)[1], 0)).contains("now has the Enterprise plan");
    }

    @Test
    void who_wants_no_mail_about_received_cases_gets_none_and_the_contacts_do() throws Exception {
        String priya = "business@demo.example";
        RoamingMember member = RoamingMember.signedIn(portal.port(), priya);
        Map<String, String> form = new LinkedHashMap<>(member.get("/account").form("preferences"));
        form.putAll(Map.of("language", "", "zone", "", "mail", "CASE_UPDATES"));

        assertThat(member.post("/account", form).status()).isEqualTo(303);
        assertThat(member.get("/account").body())
                .containsPattern("value=\"CASE_UPDATES\"[^>]*checked")
                .doesNotContainPattern("value=\"CASE_CREATED\"[^>]*checked");
        Map<String, String> fields = new LinkedHashMap<>(Filled.billing(Filled.subject("Not confirmed")));
        fields.put("contact.0", ANA);
        Caller caller = Caller.signedIn(portal, priya);
        caller.submit(caller.begin(fields));

        assertThat(mailServer.waitForIncomingEmail(PATIENCE, 1)).isTrue();
        Caller admin = Caller.signedInAnew(portal, "admin@demo.example");
        Await.until("no mail waits", () -> admin.get("/admin/mail").body().contains("Waiting (0)"));
        assertThat(received(priya)).isEmpty();
        assertThat(received(ANA)).hasSize(1);
    }

    private static void submit(Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("contact.0", ANA);
        all.put("contact.1", BEN);
        Caller caller = Caller.signedIn(portal, GRACE);
        assertThat(Caller.location(caller.submit(caller.begin(all)))).contains("/cases/case?id=");
    }

    private static MimeMessage[] received(String address) {
        return mailServer.getReceivedMessagesForDomain(address);
    }

    private static MimeMessage only(String address) {
        MimeMessage[] all = received(address);
        assertThat(all).as(address).hasSize(1);
        return all[0];
    }

    private static String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String part(MimeMessage mail, int number) {
        try {
            BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(number);
            return part.getContent().toString();
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String raw(MimeMessage mail) throws Exception {
        return String.join("\n", Collections.list(mail.getAllHeaderLines())) + part(mail, 0) + part(mail, 1);
    }
}
