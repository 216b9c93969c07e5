package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A forgotten password, from the sign-in page to the mail and back. */
@InBrowser
class ForgottenPasswordJourneyIT {

    private static final String GRACE = "enterprise@demo.example";
    private static final String PASSWORD = "four random words here";
    private static final Pattern LINK =
            Pattern.compile("https://support\\.company\\.example(/new-password\\?token=\\S+)");

    private static GreenMail mailServer;
    private static Portal portal;

    @BeforeAll
    static void start_a_mail_server_and_a_portal() {
        mailServer = new GreenMail(new ServerSetup(Portal.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailServer.start();
        portal = Portal.named("forgotten")
                .with("caseport.mail.host", "127.0.0.1")
                .with("caseport.mail.port", String.valueOf(mailServer.getSmtp().getPort()))
                .with("caseport.external.url", "https://support.company.example/")
                .start();
    }

    @AfterAll
    static void stop_them() {
        portal.close();
        mailServer.stop();
    }

    @Test
    void a_person_sets_a_new_password_by_the_link_in_the_mail_and_is_signed_out_elsewhere(Browsers browsers)
            throws Exception {
        Caller elsewhere = Caller.signedInAnew(portal, GRACE);
        Browser browser = browsers.at(portal);
        Page page = browser.open("/sign-in").page();
        page.locator("#forgotten").click();
        browser.assertAccessible();
        page.locator("#email").fill("nobody");
        page.locator("#sendLink").click();
        assertThat(page.locator("#email-error")).containsText("Enter an e-mail address");
        page.locator("#email").fill(" Enterprise@Demo.example ");
        page.locator("#sendLink").click();
        assertThat(page.locator(".notice-ok")).containsText("a link is on its way");
        browser.assertAccessible();

        String link = linkTo(GRACE);
        page = browser.open(link).page();
        assertThat(page.locator("main")).containsText(GRACE);
        browser.assertAccessible();
        page.locator("#password").fill("short");
        page.locator("#setPassword").click();
        assertThat(page.locator("#password-error")).containsText("at least 12 characters");
        page.locator("#password").fill(PASSWORD);
        page.locator("#setPassword").click();
        page.waitForURL(url -> url.endsWith("/"));

        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(303);
        page = browsers.at(portal).open(link).page();
        assertThat(page.locator("main")).containsText("This link no longer works.");
        assertThat(page.locator("#setPassword")).hasCount(0);
    }

    @Test
    void the_answer_is_the_same_for_everybody_until_too_many_ask() {
        HttpResponse<String> known = ask("business@demo.example");
        HttpResponse<String> unknown = ask("nobody@demo.example");

        assertThat(unknown.statusCode()).isEqualTo(known.statusCode()).isEqualTo(303);
        assertThat(unknown.headers().firstValue("Location"))
                .isEqualTo(known.headers().firstValue("Location"));
        assertThat(unknown.body()).isEqualTo(known.body());
        for (String address : new String[] {"business@demo.example", "nobody@demo.example"}) {
            ask(address);
            ask(address);
            HttpResponse<String> often = ask(address);
            assertThat(often.statusCode()).as(address).isEqualTo(429);
            assertThat(often.headers().firstValue("Retry-After")).isPresent();
        }
    }

    private static HttpResponse<String> ask(String email) {
        return new Caller(portal, "")
                .post(
                        "/forgot-password",
                        Caller.form(Map.of(
                                "forgot",
                                "forgot",
                                "sendLink",
                                "Send link",
                                "email",
                                email,
                                "jakarta.faces.ViewState",
                                "stateless")));
    }

    /** The address in the mail is the portal's own, not the one that was asked. */
    private static String linkTo(String address) throws Exception {
        Await.until("the mail has arrived", () -> mailServer.getReceivedMessagesForDomain(address).length == 1);
        MimeMessage mail = mailServer.getReceivedMessagesForDomain(address)[0];
        Matcher link = LINK.matcher(String.valueOf(
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent()));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
