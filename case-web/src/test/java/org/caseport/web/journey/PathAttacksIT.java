package org.caseport.web.journey;

import static org.caseport.web.journey.stage.Attacks.raw;

import com.google.gson.Gson;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.AccessTable.Visitor;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.Things;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Addresses in other spellings, and names that climb. */
@InBrowser
class PathAttacksIT {

    private static final String MEMBER = "business@demo.example";

    @AfterAll
    static void tell_what_was_tried() {
        Attacks.tell();
    }

    @Test
    void no_path_leads_out_of_where_it_belongs(Portal portal) throws Exception {
        Attacks attacks = new Attacks("path traversal");
        List<String> climbs = Attacks.listed("climbs");
        for (String base : Attacks.listed("bases")) {
            for (String climb : climbs) {
                for (String goal : List.of(
                        "WEB-INF/web.xml",
                        "WEB-INF/classes/META-INF/microprofile-config.properties",
                        "etc/passwd",
                        "secret.key")) {
                    String got = raw(portal, "GET", base + climb.repeat(base.split("/").length) + goal, "");
                    attacks.tried(base + climb + goal, leaks(got), got);
                }
            }
        }
        for (String name : Attacks.listed("hidden files")) {
            for (String query : Attacks.listed("resource queries")) {
                String got = raw(portal, "GET", "/jakarta.faces.resource/" + name + ".xhtml?" + query, "");
                attacks.tried(name + " " + query, leaks(got), got);
            }
        }
        Caller member = Caller.signedIn(portal, MEMBER);
        for (String name : Attacks.listed("climbing names")) {
            String draft = member.begin();
            HttpResponse<String> attached = member.attach(draft, name, "x".getBytes(StandardCharsets.UTF_8));
            String kept = attached.statusCode() == 201
                    ? (String) new Gson().fromJson(attached.body(), Map.class).get("name")
                    : "refused";
            attacks.tried(
                    "file " + name,
                    attached.statusCode() >= 500
                            || kept.contains("/")
                            || kept.contains("\\")
                            || kept.equals("..")
                            || kept.isEmpty()
                            || kept.indexOf(0) >= 0,
                    kept);
            attacks.tried(
                    "draft " + name,
                    leaks(member.get("/data/drafts/" + Caller.encoded(name) + "/files/" + Caller.encoded(name))
                            .body()),
                    "");
        }
        attacks.judge();
    }

    private static boolean leaks(String got) {
        return got.startsWith("HTTP/1.1 5")
                || Stream.of("<web-app", "root:x:", "caseport.db", "mp.config").anyMatch(got::contains);
    }

    @Test
    void no_other_spelling_of_an_address_opens_it(Portal portal) throws IOException {
        Attacks attacks = new Attacks("forced browsing");
        Things things = new Things(portal);
        Map<String, Visitor> closed = new LinkedHashMap<>();
        for (String address : List.of(
                "/admin/mail",
                "/admin/hooks",
                "/admin/people",
                "/admin/journal",
                "/admin/settings",
                "/data/admin/journal/journal.jsonl",
                "/workspace",
                "/workspace/board",
                "/workspace/announcement",
                "/metrics",
                "/openapi",
                things.in("/data/workspace/cases/{case}/files/{file}"),
                things.in("/workspace/case") + "?id=" + things.in("{case}"))) {
            closed.put(address, Visitor.STRANGER);
        }
        for (String address : List.of(
                "/cases",
                "/api-access",
                "/members",
                things.in("/data/cases/{case}/files/{file}"),
                "/data/cases.csv",
                "/admin/mail",
                "/metrics",
                "/workspace/board")) {
            closed.put(address + (address.contains("?") ? "" : "?"), Visitor.AGENT);
        }
        for (Map.Entry<String, Visitor> one : closed.entrySet()) {
            String address = one.getKey().replaceFirst("\\?$", "");
            String inside = inside(portal, address);
            boolean again = one.getKey().endsWith("?") && closed.containsKey(address);
            for (Visitor visitor : again ? List.of(one.getValue()) : List.of(one.getValue(), Visitor.NOBODY)) {
                String cookie = visitor == Visitor.NOBODY
                        ? ""
                        : Caller.signedIn(portal, visitor.email).cookie();
                for (String spelling : spellings(address)) {
                    for (String method : List.of("GET", "POST")) {
                        String got = raw(portal, method, spelling, cookie);
                        attacks.tried(
                                method + " " + spelling + " as " + visitor,
                                got.contains(inside) || got.startsWith("HTTP/1.1 500"),
                                got);
                    }
                }
                for (String method : List.of("HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "PATCH", "PROPFIND")) {
                    String got = raw(portal, method, address, cookie);
                    attacks.tried(
                            method + " " + address + " as " + visitor,
                            got.startsWith("HTTP/1.1 2") || got.startsWith("HTTP/1.1 500"),
                            got);
                }
            }
        }
        attacks.judge();
    }

    /** How the answer of who may begins, where it is about something: by its title, if it is a page. */
    private static String inside(Portal portal, String address) {
        for (String email : List.of("supervisor@demo.example", "admin@demo.example", MEMBER)) {
            HttpResponse<String> got = Caller.signedIn(portal, email).get(address);
            if (got.statusCode() == 200) {
                Matcher title = Pattern.compile("<title>[^<]*</title>").matcher(got.body());
                return title.find()
                        ? title.group()
                        : got.body().lines().findFirst().orElseThrow();
            }
        }
        throw new AssertionError("nobody may see " + address);
    }

    private static List<String> spellings(String address) {
        String path = address.replaceFirst("\\?.*", "");
        String query = address.substring(path.length());
        String first = path.replaceFirst("^(/[^/]+).*", "$1");
        String rest = path.substring(first.length());
        return Stream.of(
                        path,
                        path + "/",
                        path + "//",
                        "/" + path,
                        path + ";x=1",
                        path + ";/",
                        first + ";x" + rest,
                        first + "/." + rest,
                        first + "//" + rest,
                        "/x/.." + path,
                        "/x/..;" + path,
                        "/cases/.." + path,
                        "/resources/.." + path,
                        "/resources/..;" + path,
                        "/jakarta.faces.resource/.." + path,
                        "/jakarta.faces.resource/..;" + path,
                        "/sign-in/.." + path,
                        "/sign-in;" + path,
                        "/sign-in/..;" + path,
                        "/support-api/.." + path,
                        "/support-api;" + path,
                        "/health/.." + path,
                        path.replace("/", "/%2e/"),
                        "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2),
                        path.toUpperCase(Locale.ROOT),
                        path + ".xhtml",
                        path + ".xhtml;/",
                        path + ".xhtml/",
                        path + "%20",
                        path + "%00",
                        path + ".",
                        path + "%3f",
                        path + "%23",
                        "/\\" + path.substring(1),
                        "/%2f" + path.substring(1),
                        path + "/index",
                        path + "/..;" + path,
                        "/faces" + path,
                        "/faces" + path + ".xhtml",
                        "/jakarta.faces.resource" + path + ".xhtml")
                .map(spelling -> spelling + query)
                .toList();
    }
}
