package org.caseport.web.journey.stage;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** People at their screens, as many as a test needs; each has cookies and a history of its own. */
public final class Browsers {

    /** How long an assertion or an act waits for a page, in milliseconds: on a busy machine too. */
    private static final double PATIENCE = 60_000;

    /** The one of the test process, which ends with it. */
    private static com.microsoft.playwright.Browser chromium;

    private final List<Browser> open = new ArrayList<>();

    /** An English-speaking person in London at a screen of 1280 by 900. */
    public Browser at(Portal portal) {
        return at(portal.port(), desk());
    }

    /** Somebody at another screen, with another language or time zone. */
    public Browser at(Portal portal, com.microsoft.playwright.Browser.NewContextOptions screen) {
        return at(portal.port(), screen);
    }

    /** Somebody whose cable to the portal may be cut. */
    public Browser at(Wire wire) {
        return at(wire.port(), desk());
    }

    private Browser at(int port, com.microsoft.playwright.Browser.NewContextOptions screen) {
        BrowserContext context = chromium().newContext(screen);
        context.setDefaultTimeout(PATIENCE);
        Browser browser = new Browser(context, "http://localhost:" + port);
        open.add(browser);
        return browser;
    }

    public static com.microsoft.playwright.Browser.NewContextOptions desk() {
        return new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London");
    }

    public static com.microsoft.playwright.Browser.NewContextOptions phone() {
        return desk().setViewportSize(360, 740).setHasTouch(true);
    }

    public static com.microsoft.playwright.Browser.NewContextOptions japanese() {
        return desk().setLocale("ja-JP").setTimezoneId("Asia/Tokyo");
    }

    public static com.microsoft.playwright.Browser.NewContextOptions dark() {
        return desk().setColorScheme(ColorScheme.DARK);
    }

    public void afterTest(String test, boolean failed) {
        List<String> troubles = new ArrayList<>();
        for (Browser browser : open) {
            if (failed) {
                browser.keepPicture(test);
            } else {
                troubles.addAll(browser.troubles());
            }
        }
        open.forEach(Browser::close);
        open.clear();
        if (!troubles.isEmpty()) {
            throw new AssertionError("the browser complained:\n  " + String.join("\n  ", troubles));
        }
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Chromium.find().orElseThrow())
                            .setHeadless(true)
                            .setArgs(Chromium.FLAGS));
        }
        return chromium;
    }
}
