package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

@InBrowser
class SignInJourneyIT {

    @Test
    void a_stranger_is_asked_to_sign_in_and_gets_to_the_start_page(Browser browser) {
        browser.open("/");

        assertThat(browser.where()).startsWith("/sign-in");

        browser.signIn("business@demo.example");

        assertThat(browser.where()).isEqualTo("/");
    }

    @Test
    void the_sign_in_page_is_accessible_to_everybody(Browsers browsers, Portal portal) {
        browsers.at(portal).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.dark()).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.japanese()).open("/sign-in").assertAccessible();
        browsers.at(portal, Browsers.phone()).open("/sign-in").assertAccessible();
    }

    @Test
    void the_first_page_is_light(Browser browser) {
        browser.open("/sign-in");

        assertThat(browser.traffic().bytes()).isBetween(500L, 500_000L);
    }
}
