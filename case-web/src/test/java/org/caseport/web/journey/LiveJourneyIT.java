package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Programs;
import org.caseport.web.journey.stage.Wire;
import org.junit.jupiter.api.Test;

/** Open pages follow what others do, without a reload and whatever happens to their socket. */
@InBrowser
class LiveJourneyIT {

    private static final String MEMBER = "enterprise@demo.example";

    @Test
    void a_reply_appears_by_itself_and_is_said_politely(Browser browser, Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        openListening(browser, page, id);
        page.evaluate("window.notReloaded = true");
        browser.forgetTraffic();

        Programs.reply(portal, id, "It works <b>now</b>");

        assertThat(page.locator(".thread")).containsText("It works <b>now</b>");
        assertThat(page.locator("[data-live='']")).hasText("New message from You.");
        assertThat(page.evaluate("window.notReloaded")).isEqualTo(true);
        System.out.printf(
                "weight of a live update: %,d bytes%n", browser.traffic().bytes());
    }

    @Test
    void a_reply_appears_where_there_is_no_socket(Browser browser, Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        Page page = Caller.signedIn(portal, MEMBER).lend(browser).page();
        page.addInitScript("window.WebSocket = function () { throw new Error('no sockets here'); };"
                + "window.WebSocket.OPEN = 1;");
        page.waitForResponse("**/data/live?topic=*", () -> browser.open("/cases/case?id=" + id));

        Programs.reply(portal, id, "Found by asking");

        assertThat(page.locator(".thread")).containsText("Found by asking");
    }

    @Test
    void a_page_whose_socket_was_cut_catches_up(Browsers browsers, Portal portal) throws Exception {
        String id = Programs.newCase(portal);
        try (Wire wire = Wire.to(portal.port())) {
            Browser browser = browsers.at(wire).forgive("ERR_|WebSocket").signIn(MEMBER);
            Page page = browser.page();
            openListening(browser, page, id);

            wire.cut();
            Programs.reply(portal, id, "While the wire was cut");
            wire.mend();

            assertThat(page.locator(".thread")).containsText("While the wire was cut");
        }
    }

    @Test
    void a_socket_that_opens_and_is_not_answered_is_given_up_for_another_one(Browser browser, Portal portal)
            throws Exception {
        browser.page().addInitScript("""
                window.sockets = 0;
                window.WebSocket = class {
                  constructor() { window.sockets++; this.readyState = 1; setTimeout(() => this.onopen()); }
                  send() {}
                  close() { this.readyState = 3; this.onclose({ code: 1006 }); }
                };
                window.WebSocket.OPEN = 1;
                """);
        browser.page().clock().install();
        browser.signIn(MEMBER);
        browser.open("/cases/case?id=" + Programs.newCase(portal));
        browser.page().waitForFunction("() => window.sockets === 1");

        browser.page().clock().fastForward("00:12");

        browser.page().waitForFunction("() => window.sockets > 1");
    }

    /** Opens the case, and waits until its page has a socket. */
    private static void openListening(Browser browser, Page page, String id) {
        WebSocket[] socket = {null};
        page.onWebSocket(opened -> socket[0] = opened);
        page.waitForWebSocket(() -> browser.open("/cases/case?id=" + id));
        assertThat(socket[0].url()).endsWith("/live");
    }
}
