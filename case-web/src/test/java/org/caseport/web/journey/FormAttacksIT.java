package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.journey.stage.Attacks.compose;
import static org.caseport.web.journey.stage.Attacks.cut;
import static org.caseport.web.journey.stage.Attacks.faces;
import static org.caseport.web.journey.stage.Attacks.form;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.web.journey.stage.AccessTable;
import org.caseport.web.journey.stage.AccessTable.Row;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.caseport.web.journey.stage.Walk.Got;
import org.caseport.web.journey.stage.Wizard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Forms as no page would send them. */
@InBrowser
class FormAttacksIT {

    private static final String MEMBER = "business@demo.example";
    private static final String AGENT = "agent@demo.example";
    /** What a member may do unless somebody decided otherwise. */
    private static final String USUAL =
            "grant=open-cases&grant=reply&grant=resolve&grant=reopen&grant=see-all&grant=manage-keys";

    @AfterAll
    static void tell_what_was_tried() {
        Attacks.tell();
    }

    @Test
    void no_made_up_state_and_no_field_that_a_form_does_not_have_changes_anything(Portal portal) {
        Attacks states = new Attacks("view state");
        Walk walk = new Walk(portal);
        for (Row row : AccessTable.rows()) {
            if (row.does().isEmpty()) {
                continue;
            }
            Visitor visitor = row.cells().entrySet().stream()
                    .filter(cell -> cell.getValue().equals("yes"))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
            Things things = new Things(portal);
            for (String state : Attacks.listed("view states")) {
                Got got = walk.send(
                        new Row(row.method(), row.address(), row.sends(), "", "", "", Map.of()),
                        visitor,
                        things.in(row.address()),
                        things.in(Attacks.tame(row.sends())) + "&jakarta.faces.ViewState=" + state,
                        Map.of());
                states.tried(row + " with state " + state, got.status() != 400, got.told());
            }
        }
        states.judge();

        Attacks fields = new Attacks("mass assignment");
        Caller member = Caller.signedIn(portal, MEMBER);
        String forged =
                "{\"account\":\"555555555555\",\"id\":\"x\",\"submittedAs\":\"x\",\"fields\":{\"subject\":\"Forged\"}}";
        String draft = member.begin(Filled.billing("Forged"));
        HttpResponse<String> kept = member.send(member.request("/data/drafts/" + draft)
                .method("PATCH", BodyPublishers.ofString(forged))
                .header("Content-Type", "application/json"));
        fields.tried("a draft of another account", kept.statusCode() >= 500, kept.body());
        for (String field : List.of(
                "account",
                "author",
                "plan",
                "status",
                "submittedAs",
                "id",
                "requester",
                "assignee",
                "displayId",
                "openedAt",
                "promise",
                "files",
                "files.0",
                "note",
                "class",
                "__proto__",
                "answer",
                "request.99999",
                "contact.-1",
                "contact.1000",
                "step",
                "severity.0",
                "x".repeat(500))) {
            HttpResponse<String> got = member.keep(draft, Map.of(field, "555555555555"));
            fields.tried("field " + field, got.statusCode() >= 500, got.statusCode() + got.body());
        }
        HttpResponse<String> submitted = member.goOn(
                draft,
                "review",
                Map.of(
                        "account",
                        "555555555555",
                        "status",
                        "resolved",
                        "severity",
                        "critical",
                        "assignee",
                        "agent",
                        "plan",
                        "enterprise",
                        "person",
                        "admin"));
        String id = Wizard.caseId(Caller.location(submitted));
        fields.tried("a case of another account", !id.startsWith("case-333333333333-"), Caller.location(submitted));
        String page = member.get("/cases/case?id=" + id).body();
        fields.tried("what the form does not ask for", !page.contains("Received") || page.contains("critical"), page);
        for (Map<String, String> more : List.of(
                Map.of(
                        "jakarta.faces.source",
                        "create",
                        "jakarta.faces.partial.ajax",
                        "true",
                        "jakarta.faces.partial.execute",
                        "@all",
                        "jakarta.faces.partial.render",
                        "@all"),
                Map.of("jakarta.faces.behavior.event", "action", "jakarta.faces.source", "../x"),
                Map.of("createKey:label", "x", "label.class", "y"),
                Map.of("javax.faces.ViewState", "x"),
                Map.of("com.sun.faces.numberOfViewsInSession", "0"))) {
            Map<String, String> form = new LinkedHashMap<>(more);
            form.put("label", "no button was pressed");
            HttpResponse<String> got = faces(member, "/api-access", form);
            fields.tried(
                    "/api-access " + more,
                    got.statusCode() >= 500 || got.body().contains("createdSecret"),
                    got.statusCode() + got.body());
        }
        // A button of one page pressed on another.
        for (String elsewhere :
                List.of("/cases", "/api-access", "/", "/cases/create?draft=" + member.begin() + "&step=help")) {
            HttpResponse<String> got = faces(
                    member,
                    elsewhere,
                    form(
                            "taking=&take=&announcing=&announce=&english=forged&japanese=forged&createHook="
                                    + "&url=https://x.example&deleting=&delete=",
                            "id",
                            id));
            fields.tried(
                    "others' buttons at " + elsewhere,
                    got.statusCode() >= 400 && got.statusCode() != 404,
                    got.statusCode() + got.body());
        }
        fields.judge();
    }

    @Test
    void an_agent_who_forges_a_form_does_no_more_than_the_page_offers(Portal portal) {
        Attacks attacks = new Attacks("forged workspace posts");
        Caller agent = Caller.signedIn(portal, AGENT);
        Caller stranger = Caller.signedIn(portal, "enterprise@demo.example");
        String foreign = stranger.openCase(Filled.billing(Filled.subject("Theirs")));
        Things things = new Things(portal);
        String id = things.in("{case}");
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("linking=&link=&other=" + foreign, "linked");
        refused.put("linking=&merge=&other=" + foreign, "merged");
        refused.put("linking=&merge=&other=" + id, "merged");
        refused.put("linking=&link=&other=" + id, "linked");
        refused.put("linking=&link=&other=' or 1=1--", "linked");
        refused.put("assigning=&assign=&assignee=" + personOf(MEMBER), "assigned");
        refused.put("assigning=&assign=&assignee=" + personOf("admin@demo.example"), "assigned");
        refused.put("assigning=&assign=&assignee=nobody", "assigned");
        refused.put("assigning=&assign=&assignee=' or 1=1--", "assigned");
        refused.put("reclassifying=&reclassify=&severity=critical&reason=x", "reclassified");
        refused.put("reclassifying=&reclassify=&severity=urgent-most&reason=x", "reclassified");
        refused.put("reclassifying=&reclassify=&severity=normal&reason=", "reclassified");
        refused.put("reclassifying=&reclassify=&severity=normal&reason=" + "x".repeat(20_000), "reclassified");
        refused.put("refiling=&refile=&service=../x&category=other", "refiled");
        refused.put("refiling=&refile=&service=relational-database&category=no-such", "refiled");
        refused.put("reopening=&reopen=&reason=open-already", "reopened");
        refused.put("taking=&take=&id=" + foreign, "");
        refused.forEach((form, done) -> {
            Map<String, String> fields = form(form);
            HttpResponse<String> got = faces(agent, "/workspace/case?id=" + id, fields);
            boolean through = got.statusCode() >= 500
                    || (!done.isEmpty() && Caller.location(got).contains("&done=" + done));
            attacks.tried(cut(form, 120), through, got.statusCode() + " " + Caller.location(got));
        });
        Map<String, String> composed = new LinkedHashMap<>();
        composed.put("act=reply&seen=99.resolved&description=unseen", "0".repeat(32) + "/send");
        composed.put("act=reply&seen=1.unassigned&description=x", "..x/send");
        composed.put("act=reply&seen=1.unassigned&description=members-draft", things.in("{draft}/send"));
        composed.put("act=reply&seen=1.unassigned&description=" + "x".repeat(9_000), things.in("{new}/send"));
        composed.put("act=reply&seen=1.unassigned&description=" + "x".repeat(100_000), things.in("{new}/send"));
        composed.put("act=no-such-act&seen=1.unassigned&description=x", things.in("{new}/send"));
        composed.put("act=resolve-without-message&seen=1.unassigned&description=x", things.in("{new}/send"));
        composed.put("note=", things.in("{new}/note"));
        composed.put("note=" + "x".repeat(100_000), things.in("{new}/note"));
        composed.forEach((form, address) -> {
            HttpResponse<String> got = compose(agent, id, address, form(form));
            attacks.tried(
                    cut(form, 120),
                    got.statusCode() >= 500 || Caller.location(got).contains("&done="),
                    got.statusCode() + " " + Caller.location(got));
        });
        String page = agent.get("/workspace/case?id=" + foreign).body();
        attacks.tried("the other case", page.contains("Merged") || page.contains(id), "touched");

        Things ended = new Things(portal);
        String resolved = ended.in("{case}");
        compose(agent, resolved, ended.in("{new}/send"), form("act=resolve&seen=1.unassigned&description=Done."));
        for (String form : List.of(
                "taking=&take=",
                "escalating=&escalate=&reason=x",
                "linking=&merge=&other=" + ended.in("{other}"),
                "refiling=&refile=&service=general-info&category=other",
                "reclassifying=&reclassify=&severity=normal&reason=x")) {
            Map<String, String> fields = form(form);
            HttpResponse<String> got = faces(agent, "/workspace/case?id=" + resolved, fields);
            attacks.tried(
                    "resolved: " + form,
                    got.statusCode() >= 500 || Caller.location(got).contains("done="),
                    got.statusCode() + Caller.location(got));
        }
        for (Map<String, String> form : List.of(
                form("announcing=&announce=&english=x&japanese=x&until=1"),
                form("withdrawing=&withdrawing:withdraw="))) {
            for (String email : List.of(AGENT, "admin@demo.example", MEMBER)) {
                HttpResponse<String> got = faces(Caller.signedIn(portal, email), "/workspace/announcement", form);
                attacks.tried("announcing as " + email, got.statusCode() != 403, got.statusCode());
            }
        }
        Caller supervisor = Caller.signedIn(portal, "supervisor@demo.example");
        for (Map<String, String> form : List.of(
                form("english=&japanese="),
                Map.of("english", "x".repeat(100_000), "japanese", "x"),
                Map.of("english", "x", "japanese", "x", "until", "99999"),
                Map.of("english", "x", "japanese", "x", "until", "-1"))) {
            Map<String, String> fields = new LinkedHashMap<>(form);
            fields.put("announcing", "");
            fields.put("announce", "");
            HttpResponse<String> got = faces(supervisor, "/workspace/announcement", fields);
            attacks.tried(
                    "announcing " + cut(form.toString(), 60),
                    got.statusCode() != 200,
                    got.statusCode() + Caller.location(got));
        }
        attacks.judge();
    }

    @Test
    void no_forged_form_gives_anybody_more_than_an_administrator_of_the_account_may(Portal portal) {
        Attacks attacks = new Attacks("forged grants");
        Caller member = Caller.signedIn(portal, MEMBER);
        Caller stranger = Caller.signedIn(portal, "enterprise@demo.example");
        Caller intern = Caller.signedIn(portal, "intern@demo.example");
        String colleague = grants(member, "business2");
        String theirs = grants(stranger, "intern") + grants(stranger, "enterprise");
        String own = grants(member, "business");
        for (String email : List.of("enterprise@demo.example", "intern@demo.example", AGENT, "admin@demo.example")) {
            HttpResponse<String> got = Caller.signedIn(portal, email)
                    .post("/data/members/" + personOf("business2@demo.example"), granting("administer"));
            attacks.tried(email + " grants", Caller.location(got).contains("done="), Caller.location(got));
        }
        for (String person : List.of("enterprise", "intern", "admin", "agent", "nobody", "' or 1=1--")) {
            HttpResponse<String> got =
                    member.post("/data/members/demo-" + Caller.encoded(person), granting("administer"));
            attacks.tried("to " + person, Caller.location(got).contains("done="), Caller.location(got));
        }
        HttpResponse<String> oneself = intern.post("/data/members/demo-intern", granting("administer"));
        attacks.tried("to oneself", Caller.location(oneself).contains("done="), Caller.location(oneself));
        HttpResponse<String> nobodyLeft = member.post("/data/members/demo-business", BodyPublishers.ofString(USUAL));
        attacks.tried(
                "no administrator",
                Caller.location(nobodyLeft).contains("done=")
                        || !grants(member, "business").equals(own),
                Caller.location(nobodyLeft));
        member.post(
                "/data/members/demo-business2",
                BodyPublishers.ofString(
                        USUAL + "&grant=ADMINISTER&grant=administrator&grant=root&grant=&grants=administer"
                                + "&role=administrator&roles=AGENT&account=555555555555"
                                + "&person=demo-admin&email=x@evil.example"));
        attacks.tried("further fields", !grants(member, "business2").equals(colleague), grants(member, "business2"));
        attacks.tried(
                "what others granted",
                !(grants(stranger, "intern") + grants(stranger, "enterprise")).equals(theirs),
                "changed");
        Caller second = Caller.signedIn(portal, "business2@demo.example");
        for (String closed : List.of("/members", "/admin/people", "/admin/journal", "/workspace")) {
            for (Caller one : List.of(second, intern)) {
                attacks.tried(closed, one.get(closed).statusCode() != 403, closed);
            }
        }

        String kept = new Things(portal).in("{case}");
        String audience = "/data/cases/" + kept + "/audience";
        attacks.tried("theirs", isShown(intern.post(audience, showing("demo-intern"))), kept);
        HttpResponse<String> hidden = member.post(
                audience,
                BodyPublishers.ofString("confidential=yes&named=demo-enterprise&named=demo-intern&named=demo-agent"
                        + "&named=%27%20or%201=1--&requester=demo-enterprise&account=555555555555"));
        attacks.tried("own", !isShown(hidden), Caller.location(hidden));
        attacks.tried("a colleague", isShown(second.post(audience, showing("demo-business2"))), kept);
        for (Caller one : List.of(stranger, intern, second)) {
            attacks.tried("sees it", one.get("/cases/case?id=" + kept).statusCode() != 404, kept);
        }
        attacks.judge();
    }

    /** What the page of members says of somebody. */
    private static String grants(Caller administrator, String name) {
        String page = administrator.get("/members").body();
        int from = page.indexOf("action=\"/data/members/demo-" + name + "\"");
        assertThat(from).as(name).isPositive();
        return page.substring(page.lastIndexOf("<tr", from), page.indexOf("</form>", from));
    }

    private static BodyPublisher granting(String grant) {
        return Caller.form(Map.of("grant", grant));
    }

    private static BodyPublisher showing(String person) {
        return Caller.form(Map.of("named", person));
    }

    private static boolean isShown(HttpResponse<String> answer) {
        return Caller.location(answer).contains("audience=shown");
    }

    @Test
    void nobody_changes_how_another_signs_in(Portal portal) {
        Attacks attacks = new Attacks("forged account posts");
        Caller member = Caller.signedIn(portal, MEMBER);
        Caller basic = Caller.signedIn(portal, "basic@demo.example");
        String chosen = "a few words in a row";
        String asAnother = "&username=admin@demo.example&email=admin@demo.example&person=demo-admin&id=demo-admin";
        for (String old : List.of("", "guess")) {
            HttpResponse<String> got = changePassword(basic, "changePassword=&changeButton=" + asAnother, old, chosen);
            attacks.tried("password after " + old, !Caller.location(got).isEmpty(), Caller.location(got));
        }
        HttpResponse<String> own =
                changePassword(basic, "changePassword=&changeButton=" + asAnother, Browser.DEMO_PASSWORD, chosen);
        attacks.tried("one's own password", !Caller.location(own).equals("/account?done=password"), own.statusCode());
        HttpResponse<String> admin =
                Caller.signedInAnew(portal, "admin@demo.example").get("/admin/people");
        attacks.tried("another's password", admin.statusCode() != 200, admin.statusCode());
        changePassword(basic, "changePassword=&changeButton=", chosen, Browser.DEMO_PASSWORD);
        attacks.tried(
                "back",
                Caller.signedInAnew(portal, "basic@demo.example")
                                .get("/account")
                                .statusCode()
                        != 200,
                "not signed in");
        HttpResponse<String> others =
                Things.turnOn(basic, member.get("/account?setup=1").body());
        attacks.tried("what another's app was shown", others.body().contains("recoveryCodes"), others.statusCode());
        for (String form : List.of(
                "turnOff=&turnOffButton=&code=123456",
                "renewCodes=&renewButton=&code=123456",
                "people:0:resetting=&people:0:resetting:reset=&text=business",
                "enterCode=&confirmButton=&code=123456",
                "setUp=&enrolButton=&sealed=a.b&code=123456")) {
            HttpResponse<String> got =
                    faces(member, "/account", form(form + asAnother, "password", Browser.DEMO_PASSWORD));
            attacks.tried(
                    form,
                    got.statusCode() >= 500
                            || !Caller.location(got).isEmpty()
                            || got.body().contains("recoveryCodes"),
                    got.statusCode() + Caller.location(got));
        }
        attacks.judge();
    }

    @Test
    void no_outcome_is_saved_of_a_call_that_its_agent_has_not_claimed_or_that_is_none(Portal portal) {
        Attacks attacks = new Attacks("forged outcomes");
        Things things = new Things(portal);
        String callback = things.in("{callback}");
        Caller agent = Caller.signedIn(portal, AGENT);
        Caller member = Caller.signedIn(portal, MEMBER);
        String none = things.unknownIn("{callback}");
        for (String id : List.of(callback, none, "x", "..%2f..%2fcase")) {
            for (String body : List.of(
                    "{\"fields\":{\"outcome\":\"reached\",\"description\":\"Forged.\"}}",
                    "{\"fields\":{\"outcome\":\"late\",\"claim\":\"demo-agent\"}}",
                    "{\"fields\":{\"outcome\":{}}}",
                    "[]")) {
                for (Caller caller : List.of(agent, member)) {
                    HttpResponse<String> got = caller.send(caller.request("/data/workspace/callbacks/" + id + "/tries/"
                                    + "11111111-2222-4333-8444-555555555555")
                            .PUT(BodyPublishers.ofString(body))
                            .header("Content-Type", "application/json"));
                    attacks.tried(id + " " + body, got.statusCode() < 400 || got.statusCode() >= 500, got.statusCode());
                }
            }
        }
        String page = agent.get("/workspace/call?id=" + callback).body();
        attacks.tried("the call is still owed", !page.contains("Call by"), cut(page, 200));
        attacks.tried("and its case has no summary", page.contains("Forged."), cut(page, 200));
        attacks.judge();
    }

    private static HttpResponse<String> changePassword(Caller caller, String form, String old, String chosen) {
        return faces(caller, "/account", form(form, "password", old, "chosen", chosen));
    }

    /** The demo's ids follow from the address. */
    private static String personOf(String email) {
        return "demo-" + email.substring(0, email.indexOf('@'));
    }
}
