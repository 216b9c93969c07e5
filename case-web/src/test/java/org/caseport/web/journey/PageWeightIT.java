package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages cost over the network, compressed. The figures are printed. */
@InBrowser
class PageWeightIT {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final long FIRST_LOAD = 500_000;
    private static final long OFFICE_FIRST_LOAD = 400_000;
    private static final long LATER_STEP = 40_000;
    private static final long REFRESH = 30_000;

    @Test
    void the_first_load_the_later_steps_and_a_refresh_are_light(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, "business@demo.example");
        String draft = caller.begin(Filled.technical("How heavy is this?"));
        Page page = caller.lend(browser).page();
        String start = Wizard.address(draft, "help");
        browser.forgetTraffic();
        browser.open(start);
        assertLighter("first load, step help", browser.traffic(), FIRST_LOAD);

        for (String step : new String[] {"information", "contact", "review", "help"}) {
            browser.forgetTraffic();
            browser.open(Wizard.address(draft, step));
            assertLighter("later step " + step, browser.traffic(), LATER_STEP);
        }
        Wizard wizard = new Wizard(page);
        browser.forgetTraffic();
        wizard.choose("Account and billing").saved();
        assertLighter("save and refresh", browser.traffic(), REFRESH);
        for (String path : new String[] {"/", "/cases"}) {
            browser.forgetTraffic();
            browser.open(path);
            assertLighter("later page " + path, browser.traffic(), LATER_STEP);
        }
    }

    @Test
    void the_first_load_of_an_office_page_is_light_and_its_scripts_stay_in_the_browser(Browser browser, Portal portal) {
        Caller.signedIn(portal, "admin@demo.example").lend(browser);

        browser.open("/admin/journal");
        assertLighter("first load, journal", browser.traffic(), OFFICE_FIRST_LOAD);
        browser.forgetTraffic();
        browser.open("/admin/journal");
        assertLighter("later page /admin/journal", browser.traffic(), LATER_STEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/jakarta.faces.resource/caseport.css.xhtml?ln=caseport",
                "/jakarta.faces.resource/caseport.js.xhtml?ln=caseport"
            })
    void texts_are_compressed_for_readers_that_can_unpack(String path, Portal portal) throws Exception {
        assertThat(encoding(portal, path, "gzip")).isEqualTo("gzip");
        assertThat(encoding(portal, path, "gzip;q=0")).isEmpty();
    }

    private static String encoding(Portal portal, String path, String accepted) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(portal.url(path))
                .header("Accept-Encoding", accepted)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("Content-Encoding")
                .orElse("");
    }

    private static void assertLighter(String what, Browser.Traffic traffic, long limit) {
        System.out.printf("weight of %s: %,d bytes in %d requests%n", what, traffic.bytes(), traffic.requests());
        assertThat(traffic.bytes()).as(what).isBetween(1L, limit);
    }
}
