package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.AccessTable;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Stage;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Walk.Got;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every tab and every command on the page of an account that is none: all are the page that says so. */
class MissingAccountsIT {

    private static final String MISSING = "999999999990";
    private static final String ANOTHER = "555555555555";
    private static final List<String> TABS = List.of("", "details", "plan", "members", "access", "history", "guess");

    /** Nobody has these either; what is longer or shorter is no number of an account. */
    private static final List<String> NUMBERS =
            List.of(MISSING, "", "guess", "33333333333", "3333333333330", "３３３３３３３３３３３３", "333333333333 ", "' or 1=1");

    private static Portal portal;
    private static Walk walk;

    @BeforeAll
    static void start() {
        portal = Stage.PEOPLE.portal();
        walk = new Walk(portal);
    }

    @Test
    void no_tab_shows_an_account_that_does_not_exist() {
        Caller admin = Caller.signedIn(portal, Visitor.ADMINISTRATOR.email);
        String notFound = open("/admin/account?id=none").lasting();
        List<String> differences = new ArrayList<>();
        for (String number : NUMBERS) {
            for (String tab : TABS) {
                for (String more : List.of("", "&suspend=1", "&to=basic", "&after=guess", "&done=saved")) {
                    String address = "/admin/account?id=" + Caller.encoded(number) + "&tab=" + tab + more;
                    Got got = open(address);
                    if (got.status() != 404 || !got.lasting().equals(notFound)) {
                        differences.add(address + ": " + got.lasting());
                    }
                }
            }
            assertThat(admin.get("/admin/plan?id=" + Caller.encoded(number)).statusCode())
                    .as("the address from before, of %s", number)
                    .isEqualTo(404);
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void no_command_of_any_tab_acts_on_an_account_that_does_not_exist() {
        List<String> differences = new ArrayList<>();
        List<Row> commands = commands();
        for (Row row : commands) {
            for (String tab : TABS) {
                for (String number : List.of(MISSING, "guess")) {
                    Got got = walk.send(
                            row, Visitor.ADMINISTRATOR, row.address(), onTab(tab, of(number, row.sends())), Map.of());
                    if (got.status() != 404 || !got.body().contains("Page not found")) {
                        differences.add(row + " on tab " + tab + " of " + number + ": " + got.told());
                    }
                }
            }
        }

        assertThat(commands).hasSizeGreaterThan(6);
        assertThat(differences).isEmpty();
    }

    @Test
    void who_administers_an_account_can_tell_the_own_from_no_other_on_these_pages() {
        List<Row> rows = Stream.concat(TABS.stream().map(MissingAccountsIT::opening), commands().stream())
                .toList();
        List<String> differences = new ArrayList<>();
        for (Visitor visitor : List.of(Visitor.MEMBER, Visitor.STRANGER, Visitor.AGENT, Visitor.SUPERVISOR)) {
            for (Row row : rows) {
                String own = null;
                for (String number : List.of(Things.ACCOUNT, ANOTHER, MISSING)) {
                    Got got = walk.send(row, visitor, of(number, row.address()), of(number, row.sends()), Map.of());
                    own = own == null ? got.lasting() : own;
                    if (got.status() != 403 || !got.lasting().equals(own)) {
                        differences.add(row + " of " + number + " as " + visitor + ": " + got.told());
                    }
                }
            }
        }

        assertThat(differences).isEmpty();
    }

    private static Got open(String address) {
        return walk.send(opening(""), Visitor.ADMINISTRATOR, address, "", Map.of());
    }

    private static Row opening(String tab) {
        return new Row("GET", "/admin/account?id=" + Things.ACCOUNT + "&tab=" + tab, "", "", "", "", Map.of());
    }

    /** The commands of the page that name an account, as the access table has them. */
    private static List<Row> commands() {
        return AccessTable.rows().stream()
                .filter(row -> row.method().equals("POST") && row.address().equals("/admin/account"))
                .filter(row -> row.sends().contains("id=" + Things.ACCOUNT))
                .toList();
    }

    private static String onTab(String tab, String sends) {
        return sends.replaceAll("&tab=[a-z]*", "") + "&tab=" + tab;
    }

    private static String of(String number, String text) {
        return text.replace("id=" + Things.ACCOUNT, "id=" + number).replace("{key}", "CPGUESS0000000000000");
    }
}
