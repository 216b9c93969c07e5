package org.caseport.web.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.text.AnsiEscapes;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.Test;

/** Whatever people type is stored and shown as it is, and does nothing. */
@InBrowser
class HostileTextJourneyIT {

    private static final String SOMEBODY = "business2@demo.example";
    private static final String BETWEEN = "\n‡\n";

    /** The big list of naughty strings, which the storage is tested with as well. */
    private static List<String> naughty() throws IOException {
        String json = Files.readString(
                Portal.target().resolve("../../case-persistence/src/test/resources/blns.json"), StandardCharsets.UTF_8);
        List<String> all = Arrays.stream(new Gson().fromJson(json, String[].class))
                .filter(text -> !text.isEmpty())
                .toList();
        assertThat(all).hasSizeGreaterThan(400);
        return all;
    }

    private static void expectNoScriptToRun(Browser browser) {
        browser.page().onDialog(dialog -> {
            dialog.dismiss();
            browser.page().evaluate("text => console.error('a script ran: ' + text)", dialog.message());
        });
    }

    @Test
    void every_naughty_string_is_kept_to_the_letter_in_every_kind_of_field(Browser browser, Portal portal)
            throws IOException {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        expectNoScriptToRun(browser);
        List<String> all = naughty();
        String everything = String.join(BETWEEN, all);
        Map<String, String> fields = Filled.technical(everything.replace('\n', ' '));
        fields.put("service", "virtual-machines");
        fields.put("category", "does-not-start");
        fields.put("description", everything);
        fields.put("extension", everything.replace('\n', ' '));
        fields.put("phone", everything.replace('\n', ' '));
        fields.put("contactTyped", everything.replace('\n', ' '));
        String draft = caller.begin(fields);
        Map<String, String> answers = new LinkedHashMap<>();
        for (int i = 0; i < 450; i++) {
            answers.put("answer.machines." + i / 2 + (i % 2 == 0 ? ".id" : ".zone"), all.get(i));
        }
        assertThat(caller.keep(draft, answers).statusCode()).isEqualTo(200);

        browser.open(Wizard.address(draft, "help"));
        assertSame(
                values(page, "[data-row] input[data-field$='.id'], [data-row] input[data-field$='.zone']"),
                all.subList(0, 450).stream().map(HostileTextJourneyIT::oneLine).toList());
        browser.open(Wizard.address(draft, "information"));
        assertSame(values(page, "#description"), List.of(lines(everything)));
        assertSame(values(page, "#subject"), List.of(oneLine(everything.replace('\n', ' '))));
        browser.open(Wizard.address(draft, "contact"));
        assertThat(values(page, "#phone, #extension, #contact"))
                .containsOnly(oneLine(everything.replace('\n', ' ')))
                .hasSize(3);
        browser.open(Wizard.address(draft, "review"));
        assertSame(formatted(page, ".review .formatted"), List.of(withoutTicks(everything)));
        browser.open("/");
        assertThat(page.locator("#draft-" + draft)).containsText("‡");

        Map<String, String> contacts = new LinkedHashMap<>();
        for (int i = 0; i < 450; i++) {
            contacts.put("contact." + i, all.get(i));
        }
        String another = caller.begin(contacts);
        browser.open(Wizard.address(another, "contact"));
        assertSame(
                values(page, ".chip input"),
                all.subList(0, 450).stream().map(HostileTextJourneyIT::lines).toList());
        assertSame(
                texts(page, ".chip > span"),
                all.subList(0, 450).stream().map(HostileTextJourneyIT::lines).toList());
        caller.post("/data/drafts/" + another + "/discard", java.net.http.HttpRequest.BodyPublishers.noBody());
        caller.post("/data/drafts/" + draft + "/discard", java.net.http.HttpRequest.BodyPublishers.noBody());
    }

    @Test
    void every_naughty_string_is_shown_on_its_case_as_it_was_typed(Browser browser, Portal portal) throws IOException {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        expectNoScriptToRun(browser);
        List<String> descriptions = new ArrayList<>();
        StringBuilder next = new StringBuilder();
        for (String text : naughty()) {
            if (next.codePoints().count() + text.codePoints().count() > 7_990) {
                descriptions.add(next.toString());
                next.setLength(0);
            }
            next.append(next.isEmpty() ? "" : BETWEEN).append(text);
        }
        descriptions.add(next.toString());
        List<String> scripts = naughty().stream()
                .filter(text -> text.contains("<") && text.length() < 200 && !text.contains("\n"))
                .toList();
        for (int i = 0; i < descriptions.size(); i++) {
            String subject = scripts.get(i * 7 + 3);
            String made = Caller.location(caller.submit(
                    caller.begin(Filled.with(Filled.billing(subject), "description", descriptions.get(i)))));

            browser.open(made);
            assertSame(texts(page, "h2 bdi"), List.of(subject.strip()));
            browser.open(made.replace("&submitted=true", ""));
            assertSame(texts(page, "h1"), List.of(subject.strip()));
            assertSame(formatted(page, ".thread .as-typed"), List.of(withoutTicks(descriptions.get(i))));
        }
        browser.open("/cases");
        assertThat(texts(page, "th bdi")).contains(scripts.get(3).strip());
    }

    @Test
    void eight_thousand_characters_beyond_the_basic_plane_make_a_case(Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String description = "𠮷🦊".repeat(4000);
        String subject = "🧑‍🚀".repeat(85);
        String draft = caller.begin(Filled.with(Filled.billing(subject), "description", "x"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        wizard.type("Description", description).toContact();
        wizard.toReview().submit();

        wizard.link("View case").click();
        assertSame(texts(page, ".thread .as-typed"), List.of(description));
        assertSame(texts(page, "h1"), List.of(subject));
    }

    @Test
    void a_description_keeps_its_first_empty_line_and_a_subject_loses_what_surrounds_it(
            Browser browser, Portal portal) {
        Caller caller = Caller.signedIn(portal, SOMEBODY);
        Page page = caller.lend(browser).page();
        String description = "\n\n  二行目から始まる 🎌\n\tインデント";
        String draft = caller.begin(Filled.billing("x"));
        Wizard wizard = Wizard.at(browser, draft, "information");
        wizard.type("Subject", "  \u3000 余白のある件名 \t ")
                .type("Description", description)
                .saved();
        page.reload();
        assertSame(values(page, "#description"), List.of(description));
        wizard.toContact();
        page.goBack();
        assertSame(values(page, "#description"), List.of(description));
        wizard.toContact();
        wizard.toReview().submit();
        wizard.link("View case").click();

        assertSame(texts(page, ".thread .as-typed"), List.of(description));
        assertSame(texts(page, "h1 bdi"), List.of("余白のある件名"));
    }

    /** Tells the first difference by its code points; the texts themselves are hard to read. */
    private static void assertSame(List<String> shown, List<String> typed) {
        for (int i = 0; i < Math.min(shown.size(), typed.size()); i++) {
            int[] is = shown.get(i).codePoints().toArray();
            int[] should = typed.get(i).codePoints().toArray();
            int at = Arrays.mismatch(is, should);
            assertThat(at)
                    .as(() -> {
                        int from = Math.max(0, Math.min(Arrays.mismatch(is, should), should.length) - 5);
                        return String.format(
                                "typed …%s…, shown …%s…",
                                Arrays.toString(Arrays.copyOfRange(should, from, Math.min(from + 12, should.length))),
                                Arrays.toString(Arrays.copyOfRange(
                                        is, Math.min(from, is.length), Math.min(from + 12, is.length))));
                    })
                    .isEqualTo(-1);
        }
        assertThat(shown).hasSameSizeAs(typed);
    }

    @SuppressWarnings("unchecked")
    private static List<String> values(Page page, String selector) {
        return (List<String>) page.evaluate("s => [...document.querySelectorAll(s)].map(one => one.value)", selector);
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Page page, String selector) {
        return (List<String>)
                page.evaluate("s => [...document.querySelectorAll(s)].map(one => one.textContent)", selector);
    }

    /** As a browser keeps it: lines end with one character only. Control characters and colour codes are left out. */
    private static String lines(String text) {
        return shown(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** As a field of one line keeps it. */
    private static String oneLine(String text) {
        return shown(text).replaceAll("[\r\n]", "");
    }

    /** Formatted texts as a page shows them, but for the ticks that mark code. */
    private static List<String> formatted(Page page, String selector) {
        return texts(page, selector).stream().map(text -> text.replace("`", "")).toList();
    }

    private static String withoutTicks(String text) {
        return lines(text).replace("`", "");
    }

    private static String shown(String text) {
        return AnsiEscapes.removed(text).replaceAll("[\\x00-\\x08\\x0B\\x0E-\\x1F]", "");
    }
}
