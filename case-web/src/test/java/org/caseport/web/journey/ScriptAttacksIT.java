package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.journey.stage.Attacks.act;
import static org.caseport.web.journey.stage.Attacks.compose;
import static org.caseport.web.journey.stage.Attacks.cut;
import static org.caseport.web.journey.stage.Attacks.faces;
import static org.caseport.web.journey.stage.Attacks.form;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.AccessTable;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Browsers;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.ChatCaller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Walk.Got;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scripts that are stored in every field, and texts in every parameter: a real browser judges what runs. */
@InBrowser
class ScriptAttacksIT {

    private static final String MEMBER = "business@demo.example";
    private static final String AGENT = "agent@demo.example";
    /** Ends what it may stand in, draws what a browser would fetch, and is a formula of every template language. */
    private static final String POLYGLOT = "'\"></title></textarea></script><img src=x"
            + " onerror=console.error('walls')>${77777*77777}#{77777*77777}\r\nX-Injected: 1";

    private static final List<String> SCRIPTS = Attacks.listed("scripts");

    @AfterAll
    static void tell_what_was_tried() {
        Attacks.tell();
    }

    @AfterEach
    void end_the_chats_that_were_begun(Portal portal) {
        ChatCaller.endAll(Caller.signedIn(portal, MEMBER));
    }

    private static boolean isHtml(Got got) {
        return got.header("Content-Type").startsWith("text/html");
    }

    private static boolean holdsScript(Got got) {
        return isHtml(got)
                && Stream.of("<img src", "<svg onload", "<script>console", "<iframe srcdoc", "<base ", "<x onclick")
                        .anyMatch(got.body()::contains);
    }

    @Test
    void no_script_that_is_stored_runs_for_anybody_who_sees_it(Browser browser, Browsers browsers, Portal portal)
            throws IOException {
        Attacks attacks = new Attacks("stored script");
        List<String> texts = new ArrayList<>(SCRIPTS);
        naughty().stream()
                .filter(text -> text.contains("<") || text.contains("script:"))
                .forEach(texts::add);
        String all = String.join("\n", texts);
        Caller member = Caller.signedIn(portal, MEMBER);
        Caller agent = Caller.signedIn(portal, AGENT);
        Caller supervisor = Caller.signedIn(portal, "supervisor@demo.example");
        Caller admin = Caller.signedIn(portal, "admin@demo.example");

        List<String> cases = new ArrayList<>();
        for (String script : SCRIPTS) {
            String draft = member.begin(Filled.with(Filled.billing(script), "description", cut(all, 8000)));
            assertThat(member.attach(draft, script.replace("/", "") + ".txt", "x".getBytes(StandardCharsets.UTF_8))
                            .statusCode())
                    .isEqualTo(201);
            String id = Wizard.caseId(Caller.location(member.submit(draft)));
            assertThat(id).as(script).isNotEmpty();
            cases.add(id);
        }
        String id = cases.get(0);
        String draft = member.begin(Filled.technical(SCRIPTS.get(1)));
        for (String field : Attacks.listed("draft fields")) {
            member.keep(draft, Map.of(field, SCRIPTS.get(1)));
        }
        member.attach(
                draft,
                SCRIPTS.get(1),
                "<svg xmlns='http://www.w3.org/2000/svg' onload='console.error(1)'/>".getBytes(StandardCharsets.UTF_8));
        Things things = new Things(portal);
        compose(agent, id, things.in("{new}/note"), Map.of("note", cut(all, 8000)));
        compose(
                agent,
                id,
                things.in("{new}/send"),
                Map.of("act", "ask", "seen", "1.unassigned", "description", cut(all, 8000)));
        act(agent, id, "reclassifying=&reclassify=&severity=normal", "reason", SCRIPTS.get(1));
        act(agent, id, "escalating=&escalate=", "reason", SCRIPTS.get(1));
        String reply = things.in("/data/cases/" + id + "/replies/{new}");
        member.post(
                reply + "/send",
                Caller.form(
                        Map.of("act", "resolve", "seen", "2.pending-customer-action", "description", SCRIPTS.get(1))));
        member.post("/data/cases/" + id + "/rating", Caller.form(Map.of("stars", "1", "comment", cut(all, 900))));
        faces(
                supervisor,
                "/workspace/announcement",
                form("announcing=&announce=&until=1", "english", cut(all, 400), "japanese", SCRIPTS.get(1)));
        faces(
                admin,
                "/admin/hooks",
                form(
                        "createHook=&create=",
                        "hookAccount",
                        Things.ACCOUNT,
                        "url",
                        "https://x.example/?q=%22%3E" + "'-console.error(1)-'"));
        faces(
                admin,
                "/admin/hooks",
                form(
                        "createHook=&create=",
                        "hookAccount",
                        Things.ACCOUNT,
                        "url",
                        "https://x.example/" + SCRIPTS.get(1)));
        Caller onramp = Caller.signedIn(portal, "onramp@demo.example");
        faces(onramp, "/api-access", form("createKey=&create=", "label", "\"><img src=x onerror=console.error(1)>"));

        member.post("/data/members/" + Caller.encoded(SCRIPTS.get(0)), Caller.form(Map.of("grant", SCRIPTS.get(1))));
        member.post(
                "/data/cases/" + id + "/audience",
                Caller.form(Map.of("confidential", SCRIPTS.get(1), "named", SCRIPTS.get(1))));
        faces(
                new Caller(portal, ""),
                "/sign-in",
                form("signIn=&signInButton=", "email", SCRIPTS.get(1), "password", SCRIPTS.get(1)));

        Map<Caller, List<String>> pages = new LinkedHashMap<>();
        List<String> members = new ArrayList<>(
                List.of("/", "/cases?status=all", "/cases?q=script&status=all", "/api-access", "/members"));
        members.add("/account?setup=" + Caller.encoded(SCRIPTS.get(1)));
        members.addAll(List.of(
                Wizard.address(draft, "help"),
                Wizard.address(draft, "information"),
                Wizard.address(draft, "contact"),
                Wizard.address(draft, "review") + "&check=true"));
        cases.forEach(one -> members.add("/cases/case?id=" + one));
        members.add("/cases/case?id=" + cases.get(1) + "&submitted=true");
        pages.put(member, members);
        List<String> agents = new ArrayList<>(List.of("/workspace?view=all", "/workspace?view=all&q=script"));
        cases.forEach(one -> agents.add("/workspace/case?id=" + one));
        pages.put(agent, agents);
        pages.put(supervisor, List.of("/workspace/board", "/workspace/announcement", "/workspace/case?id=" + id));
        Matcher letters = Pattern.compile("/admin/letter\\?number=[0-9]+")
                .matcher(admin.get("/admin/mail").body());
        List<String> admins = new ArrayList<>(List.of(
                "/admin/mail", "/admin/hooks", "/admin/journal", "/admin/people", "/admin/system", "/admin/settings"));
        admins.add("/admin/people?text=" + Caller.encoded(SCRIPTS.get(1)));
        admins.add("/admin/journal?act=%1$s&person=%1$s&on=%1$s&of=%1$s".formatted(Caller.encoded(SCRIPTS.get(1))));
        letters.results().limit(6).forEach(one -> admins.add(one.group()));
        Matcher hook = Pattern.compile("/admin/hook\\?account=[0-9]{12}&amp;id=[0-9a-f-]{36}")
                .matcher(admin.get("/admin/hooks").body());
        hook.results().limit(2).forEach(one -> admins.add(one.group().replace("&amp;", "&")));
        pages.put(admin, admins);
        pages.put(onramp, List.of("/api-access", "/"));
        for (Map.Entry<Caller, List<String>> visitor : pages.entrySet()) {
            Browser at = visitor.getKey() == member ? browser : browsers.at(portal);
            visitor.getKey().lend(at);
            for (String address : visitor.getValue()) {
                int before = at.troubles().size();
                at.open(address);
                String strange = (String) at.page().evaluate("""
                        () => [...document.querySelectorAll('main img[src="x"], main script:not([src]), base,'
                            + ' main math,'
                            + ' main svg[onload],'
                            + ' main iframe[srcdoc], main form[action*="evil"], meta[http-equiv=refresh], [onclick],'
                            + ' [onfocus], main style,'
                            + ' main a[href^="javascript:" i], link[href*="evil"]')]
                            .map(one => one.outerHTML.slice(0, 120)).join('\\n')""");
                attacks.tried(address, !strange.isEmpty() || at.troubles().size() > before, strange + at.troubles());
            }
        }
        faces(supervisor, "/workspace/announcement", form("withdrawing=&withdrawing:withdraw="));
        attacks.judge();
    }

    private static List<String> naughty() throws IOException {
        String json = Files.readString(
                Portal.target().resolve("../../case-persistence/src/test/resources/blns.json"), StandardCharsets.UTF_8);
        return List.of(new Gson().fromJson(json, String[].class));
    }

    @Test
    void nothing_of_an_address_or_a_form_comes_back_as_more_than_text(Portal portal) throws IOException {
        Attacks attacks = new Attacks("reflected, parameters");
        Walk walk = new Walk(portal);
        List<String> names = parameters();
        assertThat(names).hasSizeGreaterThan(40).contains("q", "draft", "return", "jakarta.faces.source");
        for (Row row : AccessTable.rows()) {
            boolean page = row.method().equals("GET")
                    && row.cells().containsValue("yes")
                    && !row.address().startsWith("/health")
                    && !row.address().startsWith("/support-api")
                    && !row.address().startsWith("/metrics")
                    && !row.address().startsWith("/openapi");
            if (!page) {
                continue;
            }
            Visitor visitor = last(row);
            String address = new Things(portal).in(row.address());
            // All that are not in it already at once, which no page knows, and then each that it has spoiled.
            StringBuilder more = new StringBuilder(address).append(address.contains("?") ? "&" : "?");
            names.stream().filter(name -> !address.contains(name + "=")).forEach(name -> more.append(
                            Caller.encoded(name))
                    .append('=')
                    .append(Caller.encoded(POLYGLOT))
                    .append('&'));
            tryOut(attacks, walk, row, visitor, more.toString());
            Matcher own = Pattern.compile("([?&])([^=&]+)=([^&]*)").matcher(address);
            while (own.find()) {
                tryOut(
                        attacks,
                        walk,
                        row,
                        visitor,
                        address.substring(0, own.start(3)) + Caller.encoded(POLYGLOT) + address.substring(own.end(3)));
                tryOut(attacks, walk, row, visitor, address + "&" + own.group(2) + "=" + Caller.encoded(POLYGLOT));
            }
        }
        for (Row row : AccessTable.rows()) {
            if (row.method().equals("POST") && row.sends().contains("=")) {
                post(attacks, walk, row, new Things(portal));
            }
        }
        for (String name : names) {
            for (String page : List.of("/cases", "/workspace", "/sign-in")) {
                Visitor visitor = page.equals("/workspace")
                        ? Visitor.AGENT
                        : page.equals("/cases") ? Visitor.MEMBER : Visitor.NOBODY;
                tryOut(
                        attacks,
                        walk,
                        row("GET"),
                        visitor,
                        page + "?" + Caller.encoded(name) + "=" + Caller.encoded(POLYGLOT));
            }
        }
        attacks.judge();
    }

    /** A form with the text in all of its fields; without those of passwords, which open the portal to all tests. */
    private static void post(Attacks attacks, Walk walk, Row row, Things things) {
        String spoiled = Pattern.compile("(?<=^|&)(?!password=|chosen=)([^&=]+=)[^&={]+(?=&|$)")
                .matcher(Attacks.tame(row.sends()))
                .replaceAll(field -> Matcher.quoteReplacement(field.group(1) + POLYGLOT.replace("&", "")));
        if (spoiled.equals(Attacks.tame(row.sends()))) {
            return;
        }
        Visitor visitor = last(row);
        String address = things.in(row.address().replace("{colleague}", Caller.encoded(POLYGLOT)));
        Got got = walk.send(row, visitor, address, things.in(spoiled), Map.of());
        attacks.tried(visitor + " " + row + " with all fields", gotThrough(got), got.told());
    }

    private static Row row(String method) {
        return new Row(method, "", "", "", "", "", Map.of());
    }

    private static void tryOut(Attacks attacks, Walk walk, Row row, Visitor visitor, String address) {
        Got got = walk.send(row, visitor, address, "", Map.of());
        attacks.tried(visitor + " " + address, gotThrough(got), got.told());
    }

    private static boolean gotThrough(Got got) {
        return got.status() >= 500
                || holdsScript(got)
                || (got.body().contains("6049261729") && isHtml(got))
                || !got.header("X-Injected").isEmpty();
    }

    /** Somebody who may, and is signed in where such a one may. */
    private static Visitor last(Row row) {
        return row.cells().entrySet().stream()
                .filter(cell -> cell.getValue().equals("yes"))
                .map(Map.Entry::getKey)
                .reduce((first, second) -> first == Visitor.NOBODY ? second : first)
                .orElseThrow();
    }

    /** Every name by which any code asks for a parameter, and those of Faces and PrimeFaces. */
    private static List<String> parameters() throws IOException {
        Pattern asked = Pattern.compile("(?:getOrDefault|getParameter|containsKey|\\bget"
                + "|value|parameter|first|Param)\\(\"([A-Za-z][\\w.-]*)\"");
        TreeSet<String> names = new TreeSet<>(Attacks.listed("faces parameters"));
        try (Stream<Path> files = Files.walk(Portal.target().resolve("../src/main/java/org/caseport/web"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                asked.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        return List.copyOf(names);
    }
}
