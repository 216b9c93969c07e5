package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseport.web.journey.stage.Attacks;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Filled;
import org.caseport.web.journey.stage.InBrowser;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.Things;
import org.caseport.web.journey.stage.Walk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Files and texts that mean harm to whoever opens them: the portal, a spreadsheet, a mail program. */
@InBrowser
class FileAttacksIT {

    private static final String MEMBER = "business@demo.example";

    @AfterAll
    static void tell_what_was_tried() {
        Attacks.tell();
    }

    @Test
    void no_cell_of_an_export_is_a_formula_and_no_text_makes_a_header(Portal portal) {
        Attacks formulas = new Attacks("CSV formula");
        Attacks headers = new Attacks("header and mail");
        Caller member = Caller.signedIn(portal, MEMBER);
        String mark = "walls" + Long.toString(System.nanoTime(), 36);
        for (String start : Attacks.listed("formulas")) {
            member.submit(member.begin(Filled.billing(start + " " + mark)));
        }
        String csv = member.get("/data/cases.csv?status=all&q=" + mark).body();
        List<String> lines = csv.lines().filter(line -> line.contains(mark)).toList();
        assertThat(lines).hasSizeGreaterThan(15);
        Pattern formula = Pattern.compile("^\"?[\\s\\p{Z}\\p{C}]*[=+@\\-＝＋－＠]");
        // The subject stands first, and is the only cell that anybody types.
        lines.forEach(line -> formulas.tried(line, formula.matcher(line).find(), line));
        formulas.judge();

        for (String name : Attacks.listed("file names")) {
            String draft = member.begin(Filled.billing(Filled.subject("Named")));
            String file = Caller.fileId(member.attach(draft, name, "x".getBytes(StandardCharsets.UTF_8)));
            HttpResponse<String> got = member.get("/data/drafts/" + draft + "/files/" + file);
            String disposition = got.headers().firstValue("Content-Disposition").orElse("");
            headers.tried(
                    name,
                    got.headers().firstValue("X-Injected").isPresent()
                            || got.headers().firstValue("Set-Cookie").isPresent()
                            || !disposition.matches("attachment; filename\\*=UTF-8''[A-Za-z0-9._%~-]+"),
                    disposition);
        }
        for (String contact : Attacks.listed("contacts")) {
            String draft = member.begin(Filled.with(Filled.billing(Filled.subject("Copied")), "contact.0", contact));
            String to = Caller.location(member.submit(draft));
            // Several addresses may be pasted into one field; whoever gets copies has to be seen on the case.
            boolean unseen = !to.endsWith("&check=true")
                    && contact.contains("b@evil.example")
                    && !member.get(to.replace("&submitted=true", "")).body().contains("b@evil.example");
            headers.tried(contact, unseen, to);
        }
        for (String subject :
                List.of("Hello\r\nBcc: b@evil.example", "Hello\nContent-Type: text/html", "Hello\rX: y")) {
            String made = Caller.location(member.submit(member.begin(Filled.billing(subject + mark))));
            boolean split =
                    made.contains("submitted") && !member.get(made).body().contains(mark);
            headers.tried(subject, split, made);
            SignedCall.Reply reply = Walk.call(
                    portal,
                    Things.KEY,
                    "CreateCase",
                    new Gson().toJson(Map.of("subject", subject, "communicationBody", "x")));
            headers.tried("by program " + subject, reply.status() >= 500, reply.body());
        }
        String written =
                Caller.signedIn(portal, "admin@demo.example").get("/admin/mail").body();
        boolean together = Pattern.compile("data-label=\"Recipient\"><bdi>[^<]*[,;\\s][^<]*</bdi>")
                .matcher(written)
                .find();
        headers.tried("recipients of all mails", together, "one mail goes to several addresses");
        headers.judge();
    }

    @Test
    void a_file_is_kept_as_it_is_and_nothing_opens_it(Portal portal) throws Exception {
        Attacks attacks = new Attacks("XXE and bombs");
        AtomicInteger fetched = new AtomicInteger();
        HttpServer listening = Attacks.listener(fetched);
        try {
            String there = "http://localhost:" + listening.getAddress().getPort() + "/";
            Map<String, byte[]> files = new LinkedHashMap<>();
            String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"" + there
                    + "e\"><!ENTITY % p SYSTEM \"" + there + "p\">%p;]>";
            files.put("a.xml", text(entity + "<x>&e;</x>"));
            files.put(
                    "local.xml",
                    text("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>"));
            files.put(
                    "b.svg",
                    text(entity + "<svg xmlns='http://www.w3.org/2000/svg'><image href='" + there
                            + "i'/><text>&e;</text></svg>"));
            files.put("dtd.xml", text("<!DOCTYPE x SYSTEM \"" + there + "dtd\"><x/>"));
            files.put(
                    "include.xml",
                    text("<x xmlns:xi='http://www.w3.org/2001/XInclude'><xi:include href='" + there + "xi'/></x>"));
            files.put("style.xml", text("<?xml-stylesheet href='" + there + "xsl' type='text/xsl'?><x/>"));
            files.put("laughs.xml", text(laughs()));
            files.put("deep.xml", text("<a>".repeat(20_000)));
            files.put("deep.json", text("[".repeat(60_000)));
            byte[] zeros = new byte[64 << 20];
            files.put("bomb.zip", zipped("zeros", zeros));
            files.put("bomb.docx", zipped("word/document.xml", zeros));
            files.put("nested.zip", zipped("again.zip", zipped("zeros", zeros)));
            files.put("climb.zip", zipped("../../../../tmp/walls-climbed", text("x")));
            files.put("sheet.xlsx", zipped("[Content_Types].xml", text(entity + "<Types>&e;</Types>")));
            files.put("bomb.gz", gzipped(zeros));
            files.put("many.gz", gzipped(gzipped(zeros)));
            files.put("huge.png", hugePicture());
            files.put("huge.gif", text("GIF89a\uFFFF\uFFFF"));
            files.put(
                    "a.pdf",
                    text("%PDF-1.7\n1 0 obj <</Length 99999999999 /Filter [/FlateDecode /FlateDecode]>> stream\n"));
            files.put(
                    "page.html",
                    text("<!DOCTYPE html><script src='" + there + "s'></script><img src='" + there + "i'>"));
            Caller member = Caller.signedIn(portal, MEMBER);
            long before = portal.residentMegabytes();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String draft = member.begin();
                HttpResponse<String> attached = member.attach(draft, file.getKey(), file.getValue());
                boolean kept = attached.statusCode() == 201;
                if (kept) {
                    HttpResponse<byte[]> back =
                            member.download("/data/drafts/" + draft + "/files/" + Caller.fileId(attached));
                    String type = back.headers().firstValue("Content-Type").orElse("");
                    String policy =
                            back.headers().firstValue("Content-Security-Policy").orElse("");
                    boolean inert = (type.startsWith("image/") && !type.contains("svg"))
                            || type.startsWith("application/octet-stream");
                    kept = Arrays.equals(back.body(), file.getValue()) && inert && policy.startsWith("sandbox");
                }
                attacks.tried(
                        file.getKey(),
                        !kept && attached.statusCode() != 422,
                        attached.statusCode() + " " + attached.body());
                SignedCall.Reply set = Walk.call(
                        portal,
                        "CPDEMOENTERPRISE0001",
                        "AddAttachmentsToSet",
                        "{\"dryRun\":true,\"attachments\":[{\"fileName\":\"" + file.getKey() + "\",\"data\":\""
                                + Base64.getEncoder().encodeToString(file.getValue()) + "\"}]}");
                attacks.tried("by program " + file.getKey(), set.status() >= 500, set.body());
            }
            HttpResponse<String> encoded = member.send(member.request("/data/drafts/" + member.begin())
                    .method("PATCH", BodyPublishers.ofByteArray(gzipped(zeros)))
                    .header("Content-Type", "application/json")
                    .header("Content-Encoding", "gzip"));
            attacks.tried(
                    "a request that unpacks to 64 MiB",
                    encoded.statusCode() < 400 || encoded.statusCode() >= 500,
                    encoded.statusCode() + encoded.body());
            HttpResponse<String> nested = member.send(member.request("/data/drafts/" + member.begin())
                    .method("PATCH", BodyPublishers.ofString("{\"fields\":" + "{\"a\":".repeat(20_000)))
                    .header("Content-Type", "application/json"));
            attacks.tried(
                    "20,000 objects in each other", nested.statusCode() >= 500, nested.statusCode() + nested.body());
            HttpResponse<String> endless = member.send(member.request("/data/drafts/" + member.begin())
                    .method(
                            "PATCH",
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(
                                    text("{\"fields\":{\"description\":\"" + "x".repeat(3 << 20) + "\"}}"))))
                    .header("Content-Type", "application/json"));
            attacks.tried(
                    "3 MiB of unknown length", endless.statusCode() != 413, endless.statusCode() + endless.body());
            HttpResponse<String> pasted = member.send(member.request("/data/drafts/" + member.begin() + "/addresses")
                    .POST(BodyPublishers.ofString("a".repeat((64 << 10) + 1)))
                    .header("Content-Type", "text/plain"));
            attacks.tried(
                    "more addresses than 64 KiB", pasted.statusCode() != 413, pasted.statusCode() + pasted.body());
            HttpResponse<String> xml = member.send(member.request("/data/drafts/" + member.begin())
                    .method("PATCH", BodyPublishers.ofString(entity + "<x>&e;</x>"))
                    .header("Content-Type", "application/xml"));
            attacks.tried("XML where JSON is read", xml.statusCode() != 415, xml.statusCode() + xml.body());
            attacks.tried("what files refer to", fetched.get() > 0, fetched + " were fetched");
            attacks.tried("a file that climbs", Files.exists(Path.of("/tmp/walls-climbed")), "unpacked");
            // Two bombs unpacked would be 128 MiB more than the heap's own growth.
            attacks.tried(
                    "memory",
                    portal.residentMegabytes() > Math.max(1100, before + 600),
                    before + " to " + portal.residentMegabytes() + " MB");
            attacks.judge();
        } finally {
            listening.stop(0);
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]><x y=\"&a29;\">&a29;</x>").toString();
    }

    private static byte[] zipped(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    /** Says of itself that it is 65,535 by 65,535 points large. */
    private static byte[] hugePicture() {
        byte[] picture = HexFormat.of().parseHex("89504e470d0a1a0a0000000d494844520000ffff0000ffff0806000000");
        return Arrays.copyOf(picture, 2000);
    }
}
