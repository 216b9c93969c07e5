package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final List<String> ANYBODY =
            List.of("/sign-in", "/sign-in/code", "/forgot-password", "/new-password", "/invitation", "/setup", "/help");

    private static final List<String> MEMBER = List.of(
            "/",
            "/cases?status=all",
            "/cases?q=" + "W".repeat(200),
            "/cases/case?id={case}",
            "/cases/case?id={case}&submitted=true",
            "/cases/case?id={case}&act=reply",
            "/cases/case?id={case}&act=resolve",
            "/cases/call?id={called}",
            "/cases/create?draft={draft}&step=help&check=true",
            "/cases/create?draft={draft}&step=information&check=true",
            "/cases/create?draft={draft}&step=contact&check=true",
            "/cases/create?draft={draft}&step=review&check=true",
            "/plan",
            "/members",
            "/members/invite",
            "/reports",
            "/api-access",
            "/account");

    private static final List<String> AGENT =
            List.of("/workspace", "/workspace?view=all&q=" + "W".repeat(200), "/workspace/case?id={case}");

    private static final List<String> SUPERVISOR = List.of(
            "/workspace",
            "/workspace/chats",
            "/workspace/agents",
            "/workspace/board",
            "/workspace/announcement",
            "/workspace/reports?report=targets",
            "/workspace/reports?report=calls",
            "/workspace/call?id={callback}",
            "/workspace/case?id={case}&service=general-info");

    private static final List<String> ADMINISTRATOR = List.of(
            "/",
            "/admin/mail",
            "/admin/letter?number={letter}",
            "/data/admin/letters/{letter}",
            "/admin/hooks",
            "/admin/hook?account={account}&id={hook}",
            "/admin/journal",
            "/admin/accounts",
            "/admin/account?id={account}",
            "/admin/account?id={account}&tab=plan&to=basic",
            "/admin/account?id={account}&tab=members",
            "/admin/account?id={account}&tab=access",
            "/admin/account?id={account}&tab=history",
            "/admin/plan?id={account}&to=basic",
            "/admin/people?text=demo",
            "/admin/person?id={colleague}",
            "/admin/erase?person={colleague}",
            "/admin/invite",
            "/admin/policy",
            "/admin/policy/book?version={book}",
            "/admin/policy/compare?from={book}&to={book}",
            "/admin/policy/simulation?draft={book}",
            "/admin/system",
            "/admin/settings",
            "/error");

    @Test
    void every_page_is_among_them() throws IOException {
        Path webapp = Path.of("src/main/webapp");
        Set<String> seen = Stream.of(ANYBODY, MEMBER, AGENT, SUPERVISOR, ADMINISTRATOR)
                .flatMap(List::stream)
                .map(address -> address.replaceFirst("\\?.*", ""))
                .map(path -> path.equals("/") ? "/index" : path)
                .collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(webapp)) {
            assertThat(files.map(file -> "/" + webapp.relativize(file))
                            .filter(name -> name.endsWith(".xhtml"))
                            .filter(name -> !name.startsWith("/WEB-INF/") && !name.startsWith("/resources/"))
                            .map(name -> name.replace(".xhtml", "")))
                    .isSubsetOf(seen);
        }
    }

    @Test
    void pages_before_the_sign_in_fit(Browser browser) {
        assertFit(browser.forgive("404.*/forgot-password"), ANYBODY);
    }

    @Test
    void a_members_pages_fit(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String draft = draft(caller);
        caller.attach(draft, "long_name_".repeat(20) + ".txt", new byte[] {'x'});
        assertFit(caller.lend(browser), with(MEMBER, new Things(portal), "{case}", opened(caller), "{draft}", draft));
    }

    @Test
    void an_agents_pages_fit(Browser browser, Portal portal) {
        String id = worked(portal);
        assertFit(
                Caller.signedIn(portal, "agent@demo.example").lend(browser),
                with(AGENT, new Things(portal), "{case}", id));
    }

    @Test
    void a_supervisors_pages_fit(Browser browser, Portal portal) {
        String id = worked(portal);
        assertFit(
                Caller.signedIn(portal, "supervisor@demo.example").lend(browser),
                with(SUPERVISOR, new Things(portal), "{case}", id));
    }

    @Test
    void an_administrators_pages_fit(Browser browser, Portal portal) {
        worked(portal);
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        Browser lent = admin.lend(browser).forgive("404.*/error");
        assertFit(lent, with(ADMINISTRATOR, new Things(portal), "{letter}", letter(admin)));
    }

    /** The addresses, with what was made for this test, and else with the things of the demo's accounts. */
    private static List<String> with(List<String> addresses, Things things, String... namesAndIds) {
        List<String> filled = new ArrayList<>();
        for (String address : addresses) {
            String one = address;
            for (int i = 0; i < namesAndIds.length; i += 2) {
                one = one.replace(namesAndIds[i], namesAndIds[i + 1]);
            }
            filled.add(things.in(one));
        }
        return filled;
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
