package org.caseport.web.journey.stage;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.ResultType;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/** A person at a screen: one set of cookies, any number of tabs, and an ear for what the console complains about. */
public final class Browser {

    private static final String TWICE = "() => [...document.querySelectorAll('[id]')].map((one) => one.id)"
            + ".filter((id, at, all) => all.indexOf(id) < at)";

    /** The password of everybody in demo mode. */
    public static final String DEMO_PASSWORD = "demo-caseport";

    private static final List<String> WCAG =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final BrowserContext context;
    private final String origin;
    private final Page page;
    private final List<String> heard = new ArrayList<>();
    private final List<Pattern> forgiven = new ArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public Browser(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        context.addInitScript("document.addEventListener('securitypolicyviolation', violation => console.error("
                + "'refused by the content security policy: ' + violation.violatedDirective + ' '"
                + " + violation.blockedURI + ' ' + violation.sample))");
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> heard.add("script: " + error.error()));
        context.onResponse(response -> {
            if (response.status() >= 500) {
                heard.add("server: " + response.status() + " for "
                        + response.request().method() + " " + response.url());
            }
        });
        this.page = context.newPage();
        countTraffic();
    }

    private void countTraffic() {
        CDPSession network = context.newCDPSession(page);
        network.send("Network.enable");
        network.on("Network.loadingFinished", (JsonObject event) -> {
            long length = event.get("encodedDataLength").getAsLong();
            if (length > 0) {
                requests.incrementAndGet();
                bytes.addAndGet(length);
            }
        });
    }

    /** The first tab. */
    public Page page() {
        return page;
    }

    public BrowserContext context() {
        return context;
    }

    /** Another tab with the same sign-in. Its traffic is not counted. */
    public Page newTab(String path) {
        Page tab = context.newPage();
        tab.navigate(origin + path);
        return tab;
    }

    /** Goes to a page of the portal in the first tab. */
    public Browser open(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** The path and query of what the first tab shows. */
    public String where() {
        return page.url().startsWith(origin) ? page.url().substring(origin.length()) : page.url();
    }

    /** Signs in on the sign-in page as one of the demo people, and ends on the page that was asked for. */
    public Browser signIn(String email) {
        if (!where().startsWith("/sign-in")) {
            open("/sign-in");
        }
        page.getByLabel("E-mail", new Page.GetByLabelOptions().setExact(true)).fill(email);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(DEMO_PASSWORD);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign in").setExact(true))
                .click();
        page.waitForURL(url -> !url.startsWith(origin + "/sign-in"));
        return this;
    }

    /** Waits until this place shows each of these texts. */
    public static void assertShows(Locator place, String... texts) {
        for (String text : texts) {
            assertThat(place).containsText(text, new LocatorAssertions.ContainsTextOptions().setUseInnerText(true));
        }
    }

    /** Fails when the accessibility check (WCAG 2.2 AA and good practice) finds anything on this page. */
    public Browser assertAccessible() {
        // Asked only for what is wrong, and where there are no frames in the page itself: a quarter of the time.
        AxeRunOptions wrong = new AxeRunOptions();
        wrong.setResultTypes(List.of(ResultType.Violations.getKey()));
        var violations = new AxeBuilder(page)
                .setLegacyMode(page.frames().size() == 1)
                .options(wrong)
                .withTags(WCAG)
                .analyze()
                .getViolations();
        if (!violations.isEmpty()) {
            List<String> told = new ArrayList<>();
            for (var rule : violations) {
                rule.getNodes()
                        .forEach(node -> told.add(rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp()
                                + "\n      at " + node.getTarget() + " " + node.getHtml()));
            }
            throw new AssertionError(where() + " is not accessible to everybody:\n  " + String.join("\n  ", told));
        }
        assertThat((List<?>) page.evaluate(TWICE))
                .as(where() + ": ids of several elements, so that labels and links lead to the wrong one")
                .isEmpty();
        return this;
    }

    /**
     * What the first tab has loaded over the network since it was opened or last forgotten, headers included,
     * compressed.
     */
    public Traffic traffic() {
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        return new Traffic(requests.get(), bytes.get());
    }

    public void forgetTraffic() {
        traffic();
        requests.set(0);
        bytes.set(0);
    }

    /** Expects complaints that this expression finds; a test that kills a server can't have a silent console. */
    public Browser forgive(String regex) {
        forgiven.add(Pattern.compile(regex));
        return this;
    }

    /** What a page that stays open asks for after its session's end is refused: its saves, and its socket. */
    public Browser forgiveEndedSession() {
        return forgive("401").forgive("WebSocket.*HTTP Authentication failed");
    }

    public List<String> troubles() {
        return heard.stream()
                .filter(trouble ->
                        forgiven.stream().noneMatch(one -> one.matcher(trouble).find()))
                .toList();
    }

    /** Keeps what the screen showed when a test failed, in {@code target/journeys}. */
    public void keepPicture(String test) {
        Path folder = Portal.target().resolve("journeys");
        int tab = 0;
        for (Page one : context.pages()) {
            String name = test + (tab++ == 0 ? "" : "." + tab);
            try {
                Files.createDirectories(folder);
                one.screenshot(new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name + ".png"))
                        .setFullPage(true));
                Files.writeString(
                        folder.resolve(name + ".html"),
                        "<!-- " + one.url() + "\n" + String.join("\n", heard) + "\n-->\n" + one.content());
            } catch (IOException | PlaywrightException noPicture) {
                System.err.println("no picture of " + name + ": " + noPicture.getMessage());
            }
        }
    }

    public void close() {
        context.close();
    }

    /** How much a page costs: requests that went over the network, and bytes as they travelled. */
    public record Traffic(int requests, long bytes) {}
}
