package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.caseport.web.Await;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Keycloak;
import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Two servers that share a database, a Keycloak and an LDAP server: the company's directory decides who comes in. The
 * LDAP server is UnboundID's, in memory and over the wire, since nothing has to be installed for it.
 */
@InBrowser
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DirectoryJourneyIT {

    private static final String KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final String BASE = "dc=company,dc=example";

    private static EmbeddedPostgres database;
    private static InMemoryDirectoryServer ldap;
    private static Keycloak keycloak;
    private static Portal first;
    private static Portal second;

    @BeforeAll
    static void start_everything() throws Exception {
        database = EmbeddedPostgres.start();
        ldap = ldapServer();
        first = Portal.named("directory-first");
        second = Portal.named("directory-second");
        keycloak = Keycloak.launch("http://localhost:" + first.port());
        // Neither waits for the provider.
        configured(first).launch();
        first.awaitReady();
        // The first has the demo people created, for both.
        configured(second).with("caseport.demo", "false").start();
        keycloak.awaitReady();
    }

    private static Portal configured(Portal portal) {
        return portal.onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .with("caseport.secret.key", KEY)
                .with("caseport.external.url", "http://localhost:" + first.port())
                .with("caseport.signin.ways", "local,oidc,ldap")
                .with(
                        "caseport.signin.rules",
                        "group:support-agents -> agent; group:support-leads -> supervisor;"
                                + " group:everline -> member of 555555555555")
                .with("caseport.signin.check", "PT2S")
                .with("caseport.oidc.issuer", keycloak.issuer())
                .with("caseport.oidc.client.id", "caseport")
                .with("caseport.oidc.client.secret", "caseport-client-secret")
                .with("caseport.oidc.label", "Example SSO")
                .with("caseport.ldap.url", "ldap://localhost:" + ldap.getListenPort())
                .with("caseport.ldap.starttls", "off")
                .with("caseport.ldap.bind.dn", "cn=reader," + BASE)
                .with("caseport.ldap.bind.password", "reader-secret")
                .with("caseport.ldap.people", "ou=people," + BASE)
                .with("caseport.ldap.groups", "ou=groups," + BASE);
    }

    private static InMemoryDirectoryServer ldapServer() throws Exception {
        InMemoryDirectoryServerConfig configuration = new InMemoryDirectoryServerConfig(BASE);
        configuration.setSchema(null);
        configuration.addAdditionalBindCredentials("cn=reader," + BASE, "reader-secret");
        configuration.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("plain", 0));
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(configuration);
        server.add("dn: " + BASE, "objectClass: domain", "dc: company");
        server.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
        server.add("dn: ou=groups," + BASE, "objectClass: organizationalUnit", "ou: groups");
        for (String uid : List.of("otto", "lena")) {
            server.add(
                    "dn: uid=" + uid + ",ou=people," + BASE,
                    "objectClass: inetOrgPerson",
                    "objectClass: person",
                    "uid: " + uid,
                    "cn: " + uid,
                    "displayName: " + uid + " of LDAP",
                    "mail: " + uid + "@company.example",
                    "userPassword: " + uid + "-secret");
        }
        server.add(
                "dn: cn=support-agents,ou=groups," + BASE,
                "objectClass: groupOfNames",
                "cn: support-agents",
                "member: uid=otto,ou=people," + BASE,
                "member: uid=lena,ou=people," + BASE);
        server.startListening();
        return server;
    }

    @AfterAll
    static void stop_everything() throws Exception {
        keycloak.close();
        first.close();
        second.close();
        ldap.shutDown(true);
        database.close();
    }

    @Test
    @Order(1)
    void the_first_sign_in_at_the_provider_creates_a_person_and_ends_where_it_began(Browsers browsers)
            throws Exception {
        Browser browser = at(browsers, first).open("/workspace?view=mine");
        browser.page().locator("#oidc").click();
        atKeycloak(browser.page(), "olivia", "olivia-secret");
        browser.page().waitForURL(url -> url.contains("/workspace"));

        assertThat(browser.where()).isEqualTo("/workspace?view=mine");
        assertThat(lines("select name || ' ' || trim(roles) from person where email = 'olivia@company.example'"))
                .containsExactly("Olivia Stone AGENT");
        assertThat(lines("select count(*) from journal j join person p on p.id = j.target"
                        + " where p.email = 'olivia@company.example' and j.act = 'person.created'"))
                .containsExactly("1");
    }

    @Test
    @Order(2)
    void a_group_makes_a_member_who_works_for_the_account(Browsers browsers) {
        Browser browser = signedIn(browsers, "grace");

        assertThat(browser.page().locator("#accountButton")).containsText("Everline Energy");
    }

    @Test
    @Order(3)
    void whom_no_rule_fits_stays_outside_and_reads_why(Browsers browsers) throws Exception {
        Browser browser = at(browsers, first).open("/sign-in");
        browser.page().locator("#oidc").click();
        atKeycloak(browser.page(), "nora", "nora-secret");

        assertThat(browser.page().locator("#not")).containsText("you don’t have access to Support Center yet");
        browser.assertAccessible();
        assertThat(lines("select count(*) from person where email = 'nora@company.example'"))
                .containsExactly("0");
        assertThat(lines("select count(*) from journal where act = 'sign-in' and detail = 'oidc no-rule'"))
                .containsExactly("1");

        browser.page().locator("#afresh").click();
        assertThat(browser.page().locator("#kc-login")).isVisible();
    }

    @Test
    @Order(4)
    void an_address_of_somebody_here_opens_nothing(Browsers browsers) {
        Browser browser = at(browsers, first).open("/sign-in");
        browser.page().locator("#oidc").click();
        atKeycloak(browser.page(), "eve", "eve-secret");

        assertThat(browser.page().locator("#not")).containsText("is already used by another person here");
    }

    @Test
    @Order(5)
    void a_change_of_groups_moves_a_person_who_is_signed_in(Browsers browsers) throws Exception {
        Browser browser = signedIn(browsers, "gina");
        browser.open("/workspace");
        assertThat(lines("select trim(roles) from person where email = 'gina@company.example'"))
                .containsExactly("AGENT");

        keycloak.move("gina", "support-agents", "support-leads");

        Await.until("the person supervises", () -> {
            browser.open("/workspace");
            return lines("select trim(roles) from person where email = 'gina@company.example'")
                    .contains("AGENT SUPERVISOR");
        });
        assertThat(browser.where()).isEqualTo("/workspace");
    }

    @Test
    @Order(6)
    void whom_the_provider_disables_is_out_within_moments(Browsers browsers) throws Exception {
        Browser browser = signedIn(browsers, "dora").forgiveEndedSession();

        keycloak.disable("dora");

        Await.until("the person is signed out", () -> browser.open("/").where().startsWith("/sign-in"));
        browser.page().locator("#oidc").click();
        atKeycloak(browser.page(), "dora", "dora-secret");
        assertThat(browser.page().locator("body")).containsText("Account is disabled");
    }

    @Test
    @Order(7)
    void signing_out_here_signs_out_there(Browsers browsers) {
        Browser browser = signedIn(browsers, "olivia");

        browser.page().locator("#accountButton").click();
        browser.page().locator("#signOut").click();

        browser.page().waitForURL(url -> url.endsWith("/sign-in?signed-out=1"));
        browser.page().locator("#oidc").click();
        assertThat(browser.page().locator("#kc-login")).isVisible();
    }

    @Test
    @Order(8)
    void signing_out_there_signs_out_here(Browsers browsers) throws Exception {
        Browser browser = signedIn(browsers, "bea").forgiveEndedSession();
        int before = told("the provider ended a session");

        keycloak.signOut("bea");

        Await.until("the portal is told", () -> told("the provider ended a session") > before);
        assertThat(browser.open("/").where()).startsWith("/sign-in");
    }

    @Test
    @Order(9)
    void an_answer_of_the_provider_is_good_once_in_one_browser_and_at_any_server(Browsers browsers) {
        Browser browser = at(browsers, first).open("/sign-in");
        browser.page().locator("#oidc").click();
        String form = browser.page().locator("#kc-form-login").getAttribute("action");
        // The provider's page looks every two seconds whether somebody has signed in beside it, and would go on by
        // itself.
        browser.page().navigate("about:blank");
        // Sent beside the page, so that the answer is not used yet.
        String answer = browser.page()
                .request()
                .post(
                        form,
                        RequestOptions.create()
                                .setForm(FormData.create()
                                        .set("username", "rita")
                                        .set("password", "rita-secret"))
                                .setMaxRedirects(0))
                .headers()
                .get("location");
        String query = answer.substring(answer.indexOf('?'));

        Browser thief = at(browsers, first).open("/sign-in/oidc/callback" + query);
        assertThat(thief.page().locator("#not")).containsText("took too long or was already used");
        thief.open("/sign-in/oidc/callback?code=x&state=" + "A".repeat(43));
        assertThat(thief.page().locator("#not")).containsText("took too long or was already used");

        // Cookies know no ports, so this is the same browser at the other server.
        browser.page().navigate(second.url("/sign-in/oidc/callback" + query).toString());
        assertThat(browser.page().locator("#accountButton")).containsText("Rita Vale");

        browser.context().clearCookies();
        browser.open("/sign-in/oidc/callback" + query);
        assertThat(browser.page().locator("#not")).containsText("took too long or was already used");
    }

    @Test
    @Order(10)
    void the_ldap_directory_lets_in_and_shuts_out(Browsers browsers) throws Exception {
        Browser browser =
                at(browsers, first).open("/sign-in?return=%2Fworkspace").forgiveEndedSession();
        ldapForm(browser, "otto", "wrong");
        assertThat(browser.page().locator("#error")).containsText("Incorrect user name or password");
        ldapForm(browser, "otto", "");
        assertThat(browser.page().locator("#error")).containsText("Enter your password");
        ldapForm(browser, "otto", "otto-secret");
        browser.page().waitForURL(url -> url.endsWith("/workspace"));
        assertThat(lines("select name || ' ' || trim(roles) || coalesce(password_hash, '') from person"
                        + " where email = 'otto@company.example'"))
                .containsExactly("otto of LDAP AGENT");
        assertThat(first.logText()).doesNotContain("otto-secret");

        ldap.delete("uid=otto,ou=people," + BASE);

        Await.until(
                "the person is signed out",
                () -> browser.open("/workspace").where().startsWith("/sign-in"));
        ldapForm(browser, "otto", "otto-secret");
        assertThat(browser.page().locator("#error")).containsText("Incorrect user name or password");
    }

    @Test
    @Order(11)
    void passwords_of_the_portal_are_for_administrators_behind_a_quiet_link(Browsers browsers) {
        Browser browser = at(browsers, first).open("/sign-in?return=%2Fadmin%2Fmail");
        browser.assertAccessible();
        browser.page().locator("#local").click();
        browser.assertAccessible();
        browser.page().locator("#email").fill("agent@demo.example");
        browser.page().locator("#password").fill(Browser.DEMO_PASSWORD);
        browser.page().locator("#signInButton").click();
        assertThat(browser.page().locator("#error")).containsText("Incorrect e-mail or password");

        browser.page().locator("#email").fill("admin@demo.example");
        browser.page().locator("#password").fill(Browser.DEMO_PASSWORD);
        browser.page().locator("#signInButton").click();
        browser.page().waitForURL(url -> url.endsWith("/admin/mail"));
    }

    @Test
    @Order(12)
    void a_provider_that_is_down_is_told_on_the_page_and_everything_else_goes_on(Browsers browsers) throws Exception {
        Browser browser = at(browsers, first);
        keycloak.close();

        Await.until(
                "the provider is away",
                () -> browser.open("/sign-in/oidc?return=%2Fworkspace").where().contains("not=away"));

        assertThat(browser.page().locator("#not")).containsText("We can’t reach your company’s directory right now");
        ldapForm(browser, "lena", "lena-secret");
        browser.page().waitForURL(url -> url.endsWith("/workspace"));
    }

    private static Browser at(Browsers browsers, Portal portal) {
        // What the provider's own pages complain about is none of ours.
        return browsers.at(portal)
                .forgive(":\\d+/(realms|resources)/")
                .forgive("status of 40[03]")
                // Pages that stay open while their sign-in ends find out in their own way.
                .forgive(":\\d+/(data/)?live");
    }

    private static Browser signedIn(Browsers browsers, String username) {
        Browser browser = at(browsers, first).open("/sign-in");
        browser.page().locator("#oidc").click();
        atKeycloak(browser.page(), username, username + "-secret");
        browser.page().waitForURL(url -> url.startsWith(first.url("/").toString()) && !url.contains("/sign-in"));
        return browser;
    }

    private static void atKeycloak(Page page, String username, String password) {
        page.locator("#username").fill(username);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    private static void ldapForm(Browser browser, String name, String password) {
        browser.page().locator("#email").fill(name);
        browser.page().locator("#password").fill(password);
        browser.page().locator("#signInButton").click();
    }

    private static int told(String what) {
        return (first.logText() + second.logText()).split(what, -1).length - 1;
    }

    private static List<String> lines(String sql) throws Exception {
        try (Connection connection = database.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (found.next()) {
                lines.add(found.getString(1));
            }
            return lines;
        }
    }
}
