package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.caseport.domain.notice.Delivery.Trouble;
import org.caseport.web.application.notice.DeliveryResult;
import org.junit.jupiter.api.Test;

class SmtpClientTest {

    private static final MailMessage LETTER = new MailMessage(
            "ana@company.example",
            "[Case 1730000042] 請求書\u202E",
            "text 本文\n",
            "<p>html</p>",
            Locale.JAPANESE,
            "<case.7.0011@caseport.example>",
            "<case.0011@caseport.example>",
            Instant.parse("2026-11-23T09:00:00Z"));

    @Test
    void a_letter_arrives_as_it_was_written_and_a_second_time_with_the_same_id() throws Exception {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        try {
            SmtpClient post = post(server.getSmtp().getPort());

            assertThat(post.send(LETTER)).isEqualTo(new DeliveryResult.Delivered(250));
            assertThat(post.send(LETTER)).isEqualTo(new DeliveryResult.Delivered(250));

            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(2);
            for (MimeMessage mail : mails) {
                assertThat(mail.getSubject()).isEqualTo(LETTER.subject());
                assertThat(mail.getHeader("Message-ID")).containsExactly(LETTER.messageId());
                assertThat(mail.getHeader("In-Reply-To")).containsExactly(LETTER.thread());
                assertThat(mail.getHeader("References")).containsExactly(LETTER.thread());
                assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
                assertThat(mail.getSentDate()).isEqualTo(Date.from(LETTER.writtenAt()));
                assertThat(mail.getAllRecipients()).hasSize(1);
            }
        } finally {
            server.stop();
        }
    }

    @Test
    void an_address_that_the_server_does_not_know_is_given_up_and_counted() throws Exception {
        try (Script server = new Script(Map.of("RCPT", "550 5.1.1 nobody here"))) {
            DeliveryResult.Failed never =
                    (DeliveryResult.Failed) post(server.port()).send(LETTER);

            assertThat(never.trouble()).isEqualTo(Trouble.NO_SUCH_ADDRESS);
            assertThat(never.code()).isEqualTo(550);
            assertThat(never.words()).contains("nobody here");
        }
    }

    @Test
    void a_grey_list_lets_the_same_letter_in_later() throws Exception {
        try (Script server = new Script(Map.of("RCPT", "451 4.7.1 try again in a while"))) {
            DeliveryResult.RetryLater later =
                    (DeliveryResult.RetryLater) post(server.port()).send(LETTER);

            assertThat(later.trouble()).isEqualTo(Trouble.NOT_NOW);
            assertThat(later.code()).isEqualTo(451);
            server.answers("RCPT", "250 ok");
            assertThat(post(server.port()).send(LETTER)).isInstanceOf(DeliveryResult.Delivered.class);
        }
    }

    @Test
    void a_letter_that_the_server_finds_fault_with_is_given_up_but_not_held_against_the_address() throws Exception {
        try (Script server = new Script(Map.of("DATA", "554 5.7.1 looks like spam"))) {
            DeliveryResult.Failed never =
                    (DeliveryResult.Failed) post(server.port()).send(LETTER);

            assertThat(never.trouble()).isEqualTo(Trouble.REFUSED);
            assertThat(never.code()).isEqualTo(554);
        }
    }

    @Test
    void a_sender_that_is_refused_is_the_operators_to_mend_and_costs_no_mail() throws Exception {
        try (Script server = new Script(Map.of("MAIL", "550 5.7.1 who are you"))) {
            assertThat(post(server.port()).send(LETTER)).isInstanceOf(DeliveryResult.RetryLater.class);
        }
    }

    @Test
    void a_server_that_is_down_or_silent_is_unreachable_before_long() throws Exception {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            SmtpClient post = post(port);
            post.settings.timeout = Duration.ofMillis(700);
            long started = System.nanoTime();
            assertThat(((DeliveryResult.RetryLater) post.send(LETTER)).trouble())
                    .isEqualTo(Trouble.UNREACHABLE);
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(30));
        }
        assertThat(((DeliveryResult.RetryLater) post(port).send(LETTER)).trouble())
                .isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void no_address_brings_in_another_recipient_or_header() throws Exception {
        try (Script server = new Script(Map.of())) {
            for (String hostile : List.of(
                    "a@x.example, b@y.example", "a@x.example\r\nRCPT TO:<b@y.example>", "g: a@x.example;", "", "@")) {
                MailMessage letter =
                        new MailMessage(hostile, "s", "t", "h", Locale.ENGLISH, "<1@x>", null, Instant.EPOCH);

                assertThat(((DeliveryResult.Failed) post(server.port()).send(letter)).trouble())
                        .as(hostile)
                        .isEqualTo(Trouble.NO_SUCH_ADDRESS);
            }
            assertThat(server.heard).isEmpty();
        }
    }

    @Test
    void a_password_goes_to_no_server_that_does_not_encrypt() throws Exception {
        try (Script server = new Script(Map.of())) {
            SmtpClient post = post(server.port());
            post.settings.user = Optional.of("caseport");
            post.settings.password = Optional.of("secret");

            assertThat(post.send(LETTER)).isInstanceOf(DeliveryResult.RetryLater.class);
            assertThat(server.heard).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    private static SmtpClient post(int port) {
        SmtpClient post = new SmtpClient();
        post.settings = settings(port);
        return post;
    }

    static MailSettings settings(int port) {
        MailSettings settings = new MailSettings();
        settings.host = Optional.of("127.0.0.1");
        settings.port = port;
        settings.user = Optional.empty();
        settings.password = Optional.empty();
        settings.from = Optional.of("Support Center サポート <support@caseport.example>");
        settings.startTls = Optional.empty();
        settings.timeout = Duration.ofMinutes(1);
        return settings;
    }

    /** A mail server that answers as it is told, and everything else with yes. */
    private static final class Script implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private final Map<String, String> answers;
        private final List<String> heard = new CopyOnWriteArrayList<>();

        Script(Map<String, String> answers) throws IOException {
            this.answers = new ConcurrentHashMap<>(answers);
            Thread server = new Thread(this::serve);
            server.setDaemon(true);
            server.start();
        }

        int port() {
            return door.getLocalPort();
        }

        void answers(String command, String answer) {
            answers.put(command, answer);
        }

        private void serve() {
            while (!door.isClosed()) {
                try (Socket client = door.accept()) {
                    talk(client);
                } catch (IOException ended) {
                    // A client that hangs up, or the end of the test.
                }
            }
        }

        private void talk(Socket client) throws IOException {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 script");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data) {
                    data = !line.equals(".");
                    if (!data) {
                        say(out, "250 ok");
                    }
                    continue;
                }
                String command = line.split("[ :]", 2)[0];
                if (!command.equals("EHLO") && !command.equals("QUIT")) {
                    heard.add(line);
                }
                String usual = command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 ok";
                String answer = answers.getOrDefault(command, usual);
                data = answer.startsWith("354");
                say(out, answer);
            }
        }

        private static void say(OutputStream out, String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            door.close();
        }
    }
}
