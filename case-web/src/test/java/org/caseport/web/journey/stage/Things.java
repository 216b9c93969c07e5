package org.caseport.web.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.hook.Webhook;
import org.caseport.web.Await;
import org.caseport.web.application.SealedForTests;

/**
 * What a member's account has and others must not reach, made when it is first asked for; and ids of what never was.
 */
public final class Things {

    public static final String ACCOUNT = "333333333333";
    public static final String KEY = "CPDEMOBUSINESS000001";

    private static final String MEMBER = "business@demo.example";
    private static final Pattern NAMED = Pattern.compile("\\{([a-z-]+)}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]");

    private final Portal portal;
    private final Map<String, String> made = new LinkedHashMap<>();

    public Things(Portal portal) {
        this.portal = portal;
    }

    /** The text with each {@code {name}} replaced by the thing of that name. */
    public String in(String text) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(one(found.group(1))));
    }

    /** The same with ids of the same form that nothing has. */
    public String unknownIn(String text) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(unknown(found.group(1))));
    }

    /** Leaves out whatever tells one thing from another. */
    public String anonymous(String text) {
        String told = text;
        for (String name : made.keySet()) {
            if (!name.equals("seen") && !name.equals("account") && !name.equals("new")) {
                told = told.replace(unknown(name), "…").replace(made.get(name), "…");
            }
        }
        return told;
    }

    private String one(String name) {
        if (!made.containsKey(name)) {
            made.put(name, make(name));
        }
        return made.get(name);
    }

    private String make(String name) {
        return switch (name) {
            case "account" -> ACCOUNT;
            case "seen" -> "1.unassigned";
            case "article" -> "dns";
            case "new" -> randomId();
            case "try" -> UUID.randomUUID().toString();
            case "case" -> newCase();
            case "called" ->
                member().openCase(Filled.with(
                        Filled.with(
                                Filled.with(Filled.billing(Filled.subject("Call us")), "method", "phone"),
                                "country",
                                "DE"),
                        "phone",
                        "030 123456"));
            case "other" -> {
                String kept = made.remove("case");
                String other = newCase();
                if (kept != null) {
                    made.put("case", kept);
                }
                yield other;
            }
            case "callback" -> newCallback();
            case "chat" -> newChat();
            case "chat-file" -> sentInto(one("chat"));
            case "file" -> {
                one("case");
                yield made.get("file");
            }
            case "display" -> described().get("displayId").getAsString();
            case "attachment" ->
                described()
                        .getAsJsonObject("recentCommunications")
                        .getAsJsonArray("communications")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("attachments")
                        .get(0)
                        .getAsJsonObject()
                        .get("attachmentId")
                        .getAsString();
            case "draft" -> member().begin(Filled.billing(Filled.subject("Walled draft")));
            case "draft-file" -> Caller.fileId(member().attach(one("draft"), "walled.txt", bytes()));
            case "reply" -> begun(member(), "/data/cases/" + one("case") + "/replies/");
            case "reply-file" -> attached(member(), "/data/cases/" + one("case") + "/replies/" + one("reply"));
            case "answer" -> begun(agent(), "/data/workspace/cases/" + one("case") + "/answers/");
            case "answer-file" ->
                attached(agent(), "/data/workspace/cases/" + one("case") + "/answers/" + one("answer"));
            case "key" -> key();
            case "invitation" -> invitation();
            case "hook" -> hook();
            case "colleague" -> "demo-business2";
            case "desk-agent" -> "demo-agent";
            case "appointed" -> "demo-basic";
            case "book" -> "2022-05";
            case "holder" -> holder();
            case "letter" -> letter();
            case "set" ->
                call("AddAttachmentsToSet", "{\"attachments\":[{\"fileName\":\"a.txt\",\"data\":\"YQ==\"}]}")
                        .get("attachmentSetId")
                        .getAsString();
            case "upload" -> upload().get("uploadId").getAsString();
            case "part-link" ->
                token(upload().getAsJsonArray("uploadUrls")
                        .get(0)
                        .getAsJsonObject()
                        .get("url")
                        .getAsString());
            case "file-link" ->
                token(call("GetAttachmentDownloadLink", "{\"attachmentId\":\"" + one("attachment") + "\"}")
                        .getAsJsonObject("downloadUrl")
                        .get("url")
                        .getAsString());
            case "page-token" -> {
                for (int i = 0; i < 11; i++) {
                    newCase();
                }
                yield call("DescribeCases", "{\"maxResults\":10}")
                        .get("nextToken")
                        .getAsString();
            }
            default -> throw new IllegalArgumentException("nobody knows how to make a " + name);
        };
    }

    /** An id that nothing has, of the same form: with other digits at its end. */
    private String unknown(String name) {
        String known = one(name);
        return switch (name) {
            case "account", "seen", "new", "try" -> known;
            case "letter" -> "9" + known;
            case "attachment" -> {
                String prefix = "attachment-";
                String both = new String(
                        Base64.getUrlDecoder().decode(known.substring(prefix.length())), StandardCharsets.UTF_8);
                yield prefix
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(turned(both).getBytes(StandardCharsets.UTF_8));
            }
            case "key" -> known.substring(0, 10) + new StringBuilder(known.substring(10)).reverse();
            case "display" ->
                known.substring(0, known.length() - 4)
                        + new StringBuilder(known.substring(known.length() - 4)).reverse()
                        + "7";
            case "page-token", "part-link", "file-link" -> {
                int middle = known.length() - 9;
                yield known.substring(0, middle)
                        + (known.charAt(middle) == 'A' ? 'B' : 'A')
                        + known.substring(middle + 1);
            }
            default -> turned(known);
        };
    }

    private static String turned(String id) {
        int from = Math.max(0, id.length() - 12);
        return id.substring(0, from)
                + HEX.matcher(id.substring(from))
                        .replaceAll(digit -> Integer.toHexString(
                                15 - Character.digit(digit.group().charAt(0), 16)));
    }

    private String newCase() {
        String draft = member().begin(Filled.billing(Filled.subject("Walled")));
        String file = Caller.fileId(member().attach(draft, "walled.txt", bytes()));
        String id = Wizard.caseId(Caller.location(member().submit(draft)));
        made.putIfAbsent("file", file);
        return id;
    }

    /** The callback of a case whose customer chose the phone. */
    private String newCallback() {
        String id = member().openCase(Filled.byPhone(Filled.subject("Walled call")));
        String page = agent().get("/workspace/case?id=" + id).body();
        return first(page.substring(page.indexOf("id=\"contactMethod\"")), "/workspace/call\\?id=([0-9a-f]{32})");
    }

    /** The chat of a case, which waits. The chats before are ended, since an account has a few at once only. */
    private String newChat() {
        ChatCaller.endAll(member());
        String id = member().openCase(Filled.billing(Filled.subject("Walled chat")));
        member().post("/data/cases/" + id + "/chats", Caller.form(Map.of()));
        return first(member().get("/cases/case?id=" + id).body(), "data-chat-id=\"([0-9a-f]{32})\"");
    }

    /** A file that came with a message of the chat. */
    private String sentInto(String chat) {
        String address = "/data/chats/" + chat;
        String file = Caller.fileId(member().send(member().request(address + "/files?name=walled.txt")
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(bytes()))));
        member().send(member().request(address + "/messages/" + UUID.randomUUID())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"text\":\"\",\"files\":[\"" + file + "\"]}")));
        return file;
    }

    private JsonObject described() {
        return call("DescribeCases", "{\"caseIdList\":[\"" + one("case") + "\"]}")
                .getAsJsonArray("cases")
                .get(0)
                .getAsJsonObject();
    }

    private JsonObject upload() {
        return call("GetAttachmentUploadLinks", "{\"fileName\":\"a.bin\",\"fileSizeBytes\":" + bytes().length + "}");
    }

    private JsonObject call(String operation, String body) {
        SignedCall.Reply reply = Walk.call(portal, KEY, operation, body);
        assertThat(reply.status()).as("%s: %s", operation, reply.body()).isEqualTo(200);
        return JsonParser.parseString(reply.body()).getAsJsonObject();
    }

    private static String token(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String begun(Caller author, String path) {
        String id = randomId();
        HttpResponse<String> kept = author.send(author.request(path + id)
                .method("PATCH", BodyPublishers.ofString("{\"fields\":{\"description\":\"begun\"}}"))
                .header("Content-Type", "application/json"));
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        return id;
    }

    private static String attached(Caller author, String draft) {
        return Caller.fileId(author.send(author.request(draft + "/files?name=walled.txt")
                .POST(BodyPublishers.ofByteArray(bytes()))
                .header("Content-Type", "application/octet-stream")));
    }

    /** The member's second key; the demo's own is not to be revoked. */
    private String key() {
        Pattern second = Pattern.compile("name=\"key\" value=\"(?!CPDEMO)(CP[A-Z0-9]{18})\"");
        Matcher there = second.matcher(member().get("/api-access").body());
        if (!there.find()) {
            member().post(
                            "/api-access",
                            Caller.form(Map.of(
                                    "createKey",
                                    "",
                                    "create",
                                    "",
                                    "label",
                                    "walls",
                                    "jakarta.faces.ViewState",
                                    "stateless")));
            there = second.matcher(member().get("/api-access").body());
            assertThat(there.find()).as("a second key").isTrue();
        }
        return there.group(1);
    }

    private String invitation() {
        String email = randomId() + "@invited.example";
        Attacks.faces(
                member(),
                "/members/invite",
                Attacks.form("invite=&send=&posted=1", "email", email, "name", "Walled " + email));
        String page = member().get("/members/invite").body();
        return first(page.substring(page.indexOf("Walled " + email)), "name=\"invitation\" value=\"([0-9a-f-]{36})\"");
    }

    /** Somebody with a second factor, who gets in by a password alone no more until it is reset. */
    private String holder() {
        Caller holder = Caller.signedInAnew(portal, "basic@demo.example");
        HttpResponse<String> on = turnOn(holder, holder.get("/account?setup=1").body());
        assertThat(on.body()).as("its recovery codes").contains("recoveryCodes");
        return "demo-basic";
    }

    /** Turns a second factor on with what this page shows to an app. */
    public static HttpResponse<String> turnOn(Caller caller, String page) {
        return Attacks.faces(
                caller,
                "/account",
                Attacks.form(
                        "turnOn=&turnOnButton=&setup=1",
                        "password",
                        Browser.DEMO_PASSWORD,
                        "sealed",
                        first(page, "name=\"sealed\" value=\"([^\"]+)\""),
                        "code",
                        SealedForTests.codeOf(
                                first(page, "class=\"reference\">([A-Z2-7 ]+)<").replace(" ", ""), Instant.now())));
    }

    private static String first(String page, String form) {
        Matcher found = Pattern.compile(form).matcher(page);
        assertThat(found.find()).as(form).isTrue();
        return found.group(1);
    }

    /** A webhook of its own. An account has a limited number of them, so the oldest makes room. */
    private String hook() {
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        List<String> before = hooks(admin, "[^<]*");
        if (before.size() >= Webhook.MOST) {
            admin.post(
                    "/admin/hook?account=" + ACCOUNT + "&id=" + before.get(0),
                    Caller.form(Map.of("deleting", "", "delete", "", "jakarta.faces.ViewState", "stateless")));
        }
        String receiver = "https://receiver.example/" + randomId();
        admin.post(
                "/admin/hooks",
                Caller.form(Map.of(
                        "createHook", "",
                        "create", "",
                        "hookAccount", ACCOUNT,
                        "url", receiver,
                        "jakarta.faces.ViewState", "stateless")));
        List<String> made = hooks(admin, receiver);
        assertThat(made).as("the hook that was made").hasSize(1);
        return made.get(0);
    }

    /** The ids of the account's webhooks with such a URL, oldest first. */
    private static List<String> hooks(Caller admin, String url) {
        String page = admin.get("/admin/account?id=" + ACCOUNT + "&tab=access").body();
        return Pattern.compile("id=([0-9a-f-]{36})\">" + url + "<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Mails are written after the answers that cause them. */
    private String letter() {
        newCase();
        Caller admin = Caller.signedIn(portal, "admin@demo.example");
        Pattern letter = Pattern.compile("/admin/letter\\?number=([0-9]+)");
        return letter(admin, letter);
    }

    /** The number of the first mail that this finds in the list, once it is written. */
    public static String letter(Caller admin, Pattern number) {
        return Await.value("a mail is written", () -> number.matcher(
                        admin.get("/admin/mail").body())
                .results()
                .map(found -> found.group(1))
                .findFirst());
    }

    private Caller member() {
        return Caller.signedIn(portal, MEMBER);
    }

    private Caller agent() {
        return Caller.signedIn(portal, "agent@demo.example");
    }

    private static String randomId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public static byte[] bytes() {
        return "walled words".getBytes(StandardCharsets.UTF_8);
    }
}
