package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.RecommendedLink;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Help articles: on pages of their own, and beside the draft that they may make unnecessary. */
@InBrowser
class HelpJourneyIT {

    private static final String SOMEBODY = "business@demo.example";
    private static final String ARTICLE = "Checking network access to a database";

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void every_link_of_the_catalog_leads_somewhere(String language, Portal portal) {
        Catalog catalog = Catalogs.shipped();
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Set<String> addresses = new TreeSet<>();
        links(catalog).map(RecommendedLink::address).forEach(addresses::add);

        assertThat(addresses).hasSizeGreaterThan(60).allSatisfy(address -> {
            HttpResponse<String> answer = caller.send(caller.request(address).setHeader("Accept-Language", language));
            assertThat(answer.statusCode()).as(address).isEqualTo(200);
            assertThat(answer.body()).as(address).contains("<html lang=\"" + language + "\"");
            catalog.articleAt(address).ifPresent(article -> assertThat(text(answer.body()))
                    .as(address)
                    .contains("<h1>" + article.title().in(language) + "</h1>"));
        });
    }

    private static Stream<RecommendedLink> links(Catalog catalog) {
        return Stream.concat(
                catalog.services().stream()
                        .flatMap(service -> service.categories().stream())
                        .flatMap(category -> category.links().stream()),
                catalog.limitTypes().stream().flatMap(type -> type.links().stream()));
    }

    private static String text(String html) {
        return html.replace("&#39;", "'").replace("&amp;", "&");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help/no-such-article", "/help/", "/help/dns/more", "/help/DNS"})
    void what_is_no_article_is_the_usual_page_that_is_not_found(String address, Portal portal) {
        HttpResponse<String> answer = Caller.signedIn(portal, SOMEBODY).get(address);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .isEqualTo(
                        Caller.signedIn(portal, SOMEBODY).get("/no/such/page").body());
    }

    @Test
    void all_articles_are_listed_and_an_agent_reads_them_as_well(Browser browser, Portal portal) {
        Page page = Caller.signedIn(portal, "agent@demo.example").lend(browser).page();
        browser.open("/help");

        assertThat(page.locator("main .links a").evaluateAll("links => new Set(links.map(link => link.href)).size"))
                .isEqualTo(Catalogs.shipped().articles().size());
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(ARTICLE))
                .click();
        assertThat(page.locator("h1")).hasText(ARTICLE);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All help articles"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/help$"));
    }

    @Test
    void a_link_opens_the_article_beside_the_draft_with_the_keyboard_alone(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Beside the draft")), "information");
        Locator article = article(page);
        wizard.type("Description", "Typed and still there");
        String before = browser.where();

        wizard.link(ARTICLE).focus();
        page.keyboard().press("Enter");

        Locator title = article.getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(ARTICLE));
        assertThat(title).isFocused();
        assertThat(article.getByRole(AriaRole.LISTITEM)).not().hasCount(0);
        browser.assertAccessible();
        assertThat(browser.where()).isEqualTo(before);
        assertThat(browser.context().pages()).hasSize(1);

        page.keyboard().press("Escape");
        assertThat(article).isHidden();
        assertThat(wizard.link(ARTICLE)).isFocused();

        wizard.link(ARTICLE).click();
        assertThat(title).isFocused();
        article.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
        assertThat(wizard.link(ARTICLE)).isFocused();
        assertThat(wizard.box("Description")).hasValue("Typed and still there");
        wizard.saved();
    }

    @Test
    void readers_say_whether_an_article_helped_beside_the_draft_and_on_its_page(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        double yes = rated(portal, "yes");
        double no = rated(portal, "no");
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Helpful")), "information");
        wizard.link(ARTICLE).click();

        article(page)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Was this helpful? Yes"))
                .click();
        assertThat(article(page).getByText("Thanks for your feedback.")).isFocused();
        browser.assertAccessible();
        assertThat(wizard.box("Subject")).hasValue("Helpful");
        page.waitForCondition(() -> rated(portal, "yes") > yes);

        HttpResponse<String> answer = caller.post("/data/help/database-network", Caller.form(Map.of("helpful", "no")));
        browser.open(Caller.location(answer)).assertAccessible();
        assertThat(page.locator("main")).containsText("Thanks for your feedback.");
        assertThat(rated(portal, "no")).isGreaterThan(no);
    }

    private static double rated(Portal portal, String helpful) {
        return portal.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("caseport_help_ratings_total")
                        && line.contains("article=\"database-network\"")
                        && line.contains("helpful=\"" + helpful + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_link_in_solve_now_opens_the_same_article(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Solved now")), "contact");
        wizard.tab("Solve now").click();

        wizard.link(ARTICLE).click();

        assertThat(article(page).locator("h2").first()).hasText(ARTICLE);
        page.keyboard().press("Escape");
        assertThat(wizard.link(ARTICLE)).isFocused();
    }

    @Test
    void an_article_that_can_not_be_had_says_so_and_can_be_opened_in_a_tab(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        browser.forgive("Failed to load resource");
        Wizard wizard = Wizard.at(browser, caller.begin(Filled.technical("Without an article")), "information");
        page.route("**/help/*", route -> route.abort());

        wizard.link(ARTICLE).click();

        assertThat(article(page)).containsText("This article couldn’t be loaded.");
        assertThat(article(page).getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Open in a new tab")))
                .hasAttribute("href", "/help/database-network");
        browser.assertAccessible();
    }

    @ParameterizedTest
    @CsvSource({"360, true", "1280, false"})
    void on_a_phone_and_without_scripts_the_article_has_a_tab_of_its_own(
            int width, boolean scripts, Browsers browsers, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Browser browser =
                browsers.at(portal, Browsers.desk().setViewportSize(width, 740).setJavaScriptEnabled(scripts));
        Page page = caller.lend(browser).page();
        String draft = caller.begin(Filled.technical("On a phone"));
        Wizard wizard = Wizard.at(browser, draft, "information");

        Page tab = browser.context().waitForPage(() -> wizard.link(ARTICLE).click());

        assertThat(tab).hasURL(Pattern.compile("/help/database-network$"));
        assertThat(tab.locator("h1")).hasText(ARTICLE);
        assertThat(article(page)).isHidden();
        assertThat(wizard.box("Subject")).hasValue("On a phone");
    }

    private static Locator article(Page page) {
        return page.locator("#article");
    }
}
