package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** No page is wider than its screen, from a phone at 400 % zoom to a desk, whatever long words stand in it. */
@InBrowser
class NarrowScreensIT {

    /** 320 px is what a screen of 1280 px shows at 400 % zoom. */
    private static final int[] WIDTHS = {320, 360, 640, 768, 900, 1280};

    private static final String WIDE = "W".repeat(255);
    private static final String LINE = "https://example.com/" + "a%20b_".repeat(300) + "\n" + "=".repeat(400);
    private static final String ADDRESS = "a" + "verylongname".repeat(4) + "@" + "subdomain.".repeat(12) + "example";

    @Test
    void a_members_pages_fit(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String draft = draft(caller);
        caller.attach(draft, "long_name_".repeat(20) + ".txt", new byte[] {'x'});
        String id = opened(caller);
        List<String> pages = new ArrayList<>(List.of(
                "/",
                "/cases?status=all",
                "/cases?q=" + "W".repeat(200),
                "/cases/case?id=" + id,
                "/cases/case?id=" + id + "&submitted=true",
                "/cases/case?id=" + id + "&act=reply",
                "/cases/case?id=" + id + "&act=resolve",
                "/plan",
                "/members",
                "/api-access",
                "/account"));
        for (String step : List.of("help", "information", "contact", "review")) {
            pages.add(Wizard.address(draft, step) + "&check=true");
        }
        assertFit(caller.lend(browser), pages);
    }

    @Test
    void an_agents_pages_fit(Browser browser, Portal portal) {
        String id = worked(portal);
        assertFit(
                Caller.signedIn(portal, "agent@demo.example").lend(browser),
                List.of("/workspace", "/workspace?view=all&q=" + "W".repeat(200), "/workspace/case?id=" + id));
    }

    @Test
    void a_supervisors_pages_fit(Browser browser, Portal portal) {
        String id = worked(portal);
        assertFit(
                Caller.signedIn(portal, "supervisor@demo.example").lend(browser),
                List.of(
                        "/workspace",
                        "/workspace/board",
                        "/workspace/announcement",
                        "/workspace/case?id=" + id + "&service=general-info"));
    }

    @Test
    void an_administrators_pages_fit(Browser browser, Portal portal) {
        worked(portal);
        String hook = new Things(portal).in("{hook}");
        String letter = letter(Caller.signedIn(portal, "admin@demo.example"));
        assertFit(
                Caller.signedIn(portal, "admin@demo.example").lend(browser),
                List.of(
                        "/",
                        "/admin/mail",
                        "/admin/letter?number=" + letter,
                        "/data/admin/letters/" + letter,
                        "/admin/hooks",
                        "/admin/hook?account=" + Things.ACCOUNT + "&id=" + hook,
                        "/admin/journal",
                        "/admin/accounts",
                        "/admin/account?id=" + Things.ACCOUNT,
                        "/admin/account?id=" + Things.ACCOUNT + "&tab=plan&to=basic",
                        "/admin/account?id=" + Things.ACCOUNT + "&tab=members",
                        "/admin/account?id=" + Things.ACCOUNT + "&tab=access",
                        "/admin/account?id=" + Things.ACCOUNT + "&tab=history",
                        "/admin/people?text=demo",
                        "/admin/system",
                        "/admin/settings"));
    }

    private static void assertFit(Browser browser, List<String> addresses) {
        List<String> wide = new ArrayList<>();
        Page page = browser.page();
        for (String address : addresses) {
            browser.open(address);
            page.evaluate("() => document.querySelectorAll('details').forEach(details => details.open = true)");
            for (int width : WIDTHS) {
                page.setViewportSize(width, 900);
                String sticksOut = (String) page.evaluate(STICKS_OUT);
                if (!sticksOut.isEmpty()) {
                    wide.add(address + " at " + width + ": " + sticksOut);
                }
            }
        }
        assertThat(wide).isEmpty();
    }

    /** The width of the page where it is wider than the screen, with what sticks out; else nothing. */
    private static final String STICKS_OUT = """
            () => {
              const wide = document.documentElement.scrollWidth;
              if (wide <= innerWidth) {
                return '';
              }
              const isOut = one => one.getBoundingClientRect().right > innerWidth + 1;
              const isCut = one => one !== document.body
                && (getComputedStyle(one).overflowX !== 'visible' && !isOut(one) || isCut(one.parentElement));
              const out = [...document.querySelectorAll('body *')].filter(one => isOut(one) && !isCut(one));
              return wide + ' px, ' + out.slice(-2).map(one => one.outerHTML.slice(0, 120)).join(' and ');
            }""";

    /** A mail about a case with a long subject; mails are written after the answers that cause them. */
    private static String letter(Caller admin) {
        Pattern letter = Pattern.compile("/admin/letter\\?number=([0-9]+)\"[^<]*<bdi>[^<]*WWWW");
        return Things.letter(admin, letter);
    }

    private static String draft(Caller caller) {
        Map<String, String> fields = new LinkedHashMap<>(Filled.technical(WIDE));
        fields.put("description", LINE);
        fields.put("contact.0", ADDRESS);
        fields.put("contactTyped", ADDRESS);
        return caller.begin(fields);
    }

    private static String opened(Caller caller) {
        Map<String, String> fields = new LinkedHashMap<>(Filled.technical(WIDE));
        fields.put("description", LINE);
        String draft = caller.begin(fields);
        caller.attach(draft, "long_name_".repeat(20) + ".txt", new byte[] {'x'});
        return Wizard.caseId(Caller.location(caller.submit(draft)));
    }

    /** A case with a reply, a note and an escalation of long words. */
    private static String worked(Portal portal) {
        String id = opened(Caller.signedIn(portal, "business@demo.example"));
        Caller agent = Caller.signedIn(portal, "agent@demo.example");
        for (Map<String, String> form : List.of(
                Map.of("taking", "taking", "take", "take"),
                Map.of("escalating", "escalating", "escalate", "escalate", "reason", WIDE))) {
            Map<String, String> fields = new LinkedHashMap<>(form);
            fields.put("id", id);
            fields.put("jakarta.faces.ViewState", "stateless");
            assertThat(agent.post("/workspace/case?id=" + id, Caller.form(fields))
                            .statusCode())
                    .isEqualTo(303);
        }
        String composer = new Things(portal).in("/data/workspace/cases/" + id + "/answers/{new}");
        for (HttpResponse<String> written : List.of(
                agent.post(composer + "/note", Caller.form(Map.of("note", LINE))),
                agent.post(
                        composer + "/send",
                        Caller.form(Map.of("act", "ask", "seen", "1.work-in-progress", "description", LINE))))) {
            assertThat(Caller.location(written)).contains("&done=");
        }
        return id;
    }
}
