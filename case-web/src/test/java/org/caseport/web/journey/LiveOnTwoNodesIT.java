package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers that share a PostgreSQL and no grid: a page at one learns of what was done at the other. */
@InBrowser
class LiveOnTwoNodesIT {

    private static final String KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";

    private static EmbeddedPostgres database;
    private static Portal first;
    private static Portal second;

    @BeforeAll
    static void start_two_portals() throws Exception {
        database = EmbeddedPostgres.start();
        first = node("live-first").start();
        second = node("live-second").start();
    }

    private static Portal node(String name) {
        return Portal.named(name)
                .onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .with("caseport.secret.key", KEY);
    }

    @AfterAll
    static void stop_them() throws Exception {
        first.close();
        second.close();
        database.close();
    }

    @Test
    void a_reply_at_one_server_appears_on_a_page_of_the_other(Browsers browsers) throws Exception {
        String id = Programs.newCase(first);
        Page page = browsers.at(second)
                .signIn("enterprise@demo.example")
                .open("/cases/case?id=" + id)
                .page();

        Programs.reply(first, id, "Said at the other server");

        assertThat(page.locator("#thread")).containsText("Said at the other server");
    }
}
