package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of up to 150 MiB, sent by parts and fetched by link, on a server with less memory than that to spare. */
class LargeFilesIT {

    private static final String ENTERPRISE = "CPDEMOENTERPRISE0001";
    private static final String BUSINESS = "CPDEMOBUSINESS000001";
    private static final int PART = 8 * 1024 * 1024;
    private static final int LARGEST = 157_286_400;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static EmbeddedPostgres database;
    private static Portal embedded;
    private static Portal onPostgres;

    @BeforeAll
    static void start_two_small_portals() throws IOException {
        database = EmbeddedPostgres.start();
        embedded = small("large-files").start();
        onPostgres = small("large-files-on-postgres")
                .onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .with("caseport.external.host", "support.company.example")
                .start();
    }

    /** Serving pages takes 150 MB; what is left is less than one of the largest files. */
    private static Portal small(String name) {
        return Portal.named(name)
                .tuned("-XX:TieredStopAtLevel=1", "-Xmx280m")
                .with("caseport.quota.cases.per.hour", "0")
                .with("caseport.quota.calls.per.second", "0");
    }

    @AfterAll
    static void stop_them() throws IOException {
        embedded.close();
        onPostgres.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "on postgres"})
    void a_file_of_150_mebibytes_goes_to_a_case_and_comes_back_whole(String where) throws Exception {
        Program program = new Program(where.equals("embedded") ? embedded : onPostgres, ENTERPRISE);
        byte[] file = bytes(LARGEST);
        JsonObject first = program.call("GetAttachmentUploadLinks", begun("memory dump 夜.bin", LARGEST));
        String upload = first.get("uploadId").getAsString();
        assertThat(first.get("partSizeBytes").getAsLong()).isEqualTo(PART);
        assertThat(first.get("totalParts").getAsInt()).isEqualTo(19);
        assertThat(first.get("nextIndex").getAsInt()).isEqualTo(11);
        assertThat(first.getAsJsonArray("uploadUrls")).hasSize(10);
        JsonObject second = program.call(
                "GetAttachmentUploadLinks",
                "{\"fileName\":\"memory dump 夜.bin\",\"uploadId\":\"" + upload
                        + "\",\"uploadRange\":{\"startIndex\":11}}");
        assertThat(second.has("nextIndex")).isFalse();
        assertThat(second.getAsJsonArray("uploadUrls")).hasSize(9);

        List<JsonElement> urls = new ArrayList<>();
        first.getAsJsonArray("uploadUrls").forEach(urls::add);
        second.getAsJsonArray("uploadUrls").forEach(urls::add);
        List<String> reported = new ArrayList<>();
        for (HttpResponse<String> put : atOnce(urls.stream()
                .<Callable<HttpResponse<String>>>map(url -> () -> program.put(url.getAsJsonObject(), file))
                .toList())) {
            assertThat(put.statusCode()).isEqualTo(200);
            reported.add(
                    part(reported.size() + 1, put.headers().firstValue("ETag").orElseThrow()));
        }
        assertThat(program.complete(upload, reported.subList(0, 18))).isEqualTo("attachment-not-ready");
        JsonObject progress = program.call("DescribeAttachmentUploadStatus", "{\"uploadId\":\"" + upload + "\"}");
        assertThat(progress.get("uploadStatus").getAsString()).isEqualTo("attachment-not-ready");
        assertThat(progress.get("fileName").getAsString()).isEqualTo("memory dump 夜.bin");
        assertThat(progress.getAsJsonObject("uploadProgress").toString())
                .isEqualTo("{\"totalParts\":19,\"completedPartsCount\":18}");
        assertThat(program.complete(upload, reported.subList(18, 19))).isEqualTo("attachment-ready");

        String id = program.call(
                        "CreateCase",
                        "{\"subject\":\"Large\",\"communicationBody\":\"b\",\"uploadIds\":[\"" + upload + "\"]}")
                .get("caseId")
                .getAsString();
        JsonObject said = program.call("DescribeCommunications", "{\"caseId\":\"" + id + "\"}")
                .getAsJsonArray("communications")
                .get(0)
                .getAsJsonObject();
        assertThat(said.getAsJsonArray("attachmentSet")).isEmpty();
        String attachment = said.getAsJsonArray("attachments")
                .get(0)
                .getAsJsonObject()
                .get("attachmentId")
                .getAsString();
        assertThat(program.refused("DescribeAttachment", "{\"attachmentId\":\"" + attachment + "\"}"))
                .isEqualTo("InvalidParameterValueException");

        JsonObject link = program.call("GetAttachmentDownloadLink", "{\"attachmentId\":\"" + attachment + "\"}");
        assertThat(link.get("fileName").getAsString()).isEqualTo("memory dump 夜.bin");
        URI address = program.reachable(link.getAsJsonObject("downloadUrl"));
        for (String hash : atOnce(IntStream.range(0, 4)
                .<Callable<String>>mapToObj(i ->
                        () -> hashOf(HTTP.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofInputStream())
                                .body()))
                .toList())) {
            assertThat(hash).isEqualTo(hashOf(new ByteArrayInputStream(file)));
        }
        HttpResponse<byte[]> range = HTTP.send(
                HttpRequest.newBuilder(address)
                        .header("Range", "bytes=" + (PART - 2) + "-" + (PART + 1))
                        .build(),
                BodyHandlers.ofByteArray());
        assertThat(range.statusCode()).isEqualTo(206);
        assertThat(range.headers().firstValue("Content-Range"))
                .contains("bytes " + (PART - 2) + "-" + (PART + 1) + "/" + LARGEST);
        assertThat(range.body()).isEqualTo(Arrays.copyOfRange(file, PART - 2, PART + 2));

        Caller member = Caller.signedIn(program.portal, "enterprise@demo.example");
        String page = member.get("/cases/case?id=" + id).body();
        assertThat(page).contains("memory dump 夜.bin");
        HttpResponse<InputStream> onPage = HTTP.send(
                member.request("/data/cases/" + id + "/files/" + fileOnPage(page))
                        .build(),
                BodyHandlers.ofInputStream());
        assertThat(hashOf(onPage.body())).isEqualTo(hashOf(new ByteArrayInputStream(file)));
        assertThat(program.portal.logText()).doesNotContain("OutOfMemoryError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded", "on postgres"})
    void a_large_log_is_kept_without_its_secrets_and_in_its_size(String where) throws Exception {
        Program program = new Program(where.equals("embedded") ? embedded : onPostgres, ENTERPRISE);
        byte[] log = "GET /index.html 200\n".repeat(900_000).getBytes(StandardCharsets.US_ASCII);
        byte[] card = " 4111-1111-1111-1111 ".getBytes(StandardCharsets.US_ASCII);
        int[] places = {500_000, PART - 10, 2 * PART - 3, 17_000_000};
        for (int place : places) {
            System.arraycopy(card, 0, log, place, card.length);
        }
        JsonObject begun = program.call("GetAttachmentUploadLinks", begun("server.log", log.length));
        List<String> reported = new ArrayList<>();
        for (JsonElement url : begun.getAsJsonArray("uploadUrls")) {
            reported.add(part(
                    reported.size() + 1,
                    program.put(url.getAsJsonObject(), log)
                            .headers()
                            .firstValue("ETag")
                            .orElseThrow()));
        }
        String upload = begun.get("uploadId").getAsString();
        assertThat(program.complete(upload, reported)).isEqualTo("attachment-ready");

        String id = program.call(
                        "CreateCase",
                        "{\"subject\":\"Log\",\"communicationBody\":\"b\",\"uploadIds\":[\"" + upload + "\"]}")
                .get("caseId")
                .getAsString();
        Caller member = Caller.signedIn(program.portal, "enterprise@demo.example");
        String page = member.get("/cases/case?id=" + id).body();
        byte[] kept = HTTP.send(
                        member.request("/data/cases/" + id + "/files/" + fileOnPage(page))
                                .build(),
                        BodyHandlers.ofByteArray())
                .body();

        for (int place : places) {
            System.arraycopy(" [removed: card]     ".getBytes(StandardCharsets.US_ASCII), 0, log, place, card.length);
        }
        assertThat(Arrays.equals(kept, log)).isTrue();
    }

    private static String fileOnPage(String page) {
        Matcher found =
                Pattern.compile("/data/cases/[^/]+/files/([0-9a-f]{32})").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void links_carry_the_address_by_which_programs_reach_the_portal() throws Exception {
        SignedCall.Reply direct =
                new Program(embedded, ENTERPRISE).reply("GetAttachmentUploadLinks", begun("a.txt", 1));
        assertThat(direct.member("url")).startsWith("http://localhost:" + embedded.port() + "/support-api/files/");

        Program behindAProxy = new Program(onPostgres, ENTERPRISE);
        assertThat(behindAProxy.https(begun("a.txt", 1)).member("url"))
                .matches("^https://[a-zA-Z0-9][a-zA-Z0-9.-]*[a-zA-Z0-9]\\.[a-zA-Z]{2,}(/.*)?$")
                .startsWith("https://support.company.example/support-api/files/");
    }

    @Test
    void a_link_that_is_forged_or_used_otherwise_leads_to_nothing() throws Exception {
        Program program = new Program(embedded, ENTERPRISE);
        JsonObject begun = program.call("GetAttachmentUploadLinks", begun("a.bin", PART + 1));
        JsonObject other = program.call("GetAttachmentUploadLinks", begun("b.bin", PART + 1));
        URI link = URI.create(begun.getAsJsonArray("uploadUrls")
                .get(1)
                .getAsJsonObject()
                .get("url")
                .getAsString());
        URI others = URI.create(other.getAsJsonArray("uploadUrls")
                .get(1)
                .getAsJsonObject()
                .get("url")
                .getAsString());
        String text = link.toString();
        int dot = text.lastIndexOf('.');
        String mixed = text.substring(0, dot)
                + others.toString().substring(others.toString().lastIndexOf('.'));
        String turned = text.substring(0, dot - 1) + (text.charAt(dot - 1) == 'A' ? 'B' : 'A') + text.substring(dot);

        for (URI forged : Stream.of(
                        mixed,
                        turned,
                        text.substring(0, dot),
                        text.substring(0, dot) + ".",
                        text + "A",
                        text.substring(0, text.lastIndexOf('/') + 1),
                        text.substring(0, text.lastIndexOf('/') + 1) + "x".repeat(3_000))
                .map(URI::create)
                .toList()) {
            HttpResponse<String> answer = put(forged, new byte[1]);
            assertThat(answer.statusCode()).as(forged.toString()).isEqualTo(404);
            assertThat(answer.body()).isEmpty();
        }
        HttpResponse<String> fetched = HTTP.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
        assertThat(fetched.statusCode()).isEqualTo(404);
        assertThat(fetched.body()).isEmpty();
        assertThat(put(link, new byte[2]).statusCode()).isEqualTo(400);
        assertThat(put(link, new byte[1]).statusCode()).isEqualTo(200);
    }

    @Test
    void a_part_whose_line_breaks_off_is_simply_sent_again() throws Exception {
        Program program = new Program(embedded, ENTERPRISE);
        JsonObject begun = program.call("GetAttachmentUploadLinks", begun("a.bin", 3_000_000));
        JsonObject url = begun.getAsJsonArray("uploadUrls").get(0).getAsJsonObject();
        URI link = URI.create(url.get("url").getAsString());
        byte[] file = bytes(3_000_000);
        try (Socket line = new Socket("localhost", embedded.port())) {
            OutputStream out = line.getOutputStream();
            out.write(("PUT " + link.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(file, 0, 1_000_000);
            out.flush();
        }

        HttpResponse<String> again = put(link, file);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(program.complete(
                        begun.get("uploadId").getAsString(),
                        List.of(part(1, again.headers().firstValue("ETag").orElseThrow()))))
                .isEqualTo("attachment-ready");
    }

    @Test
    void what_is_asked_for_wrongly_is_refused_and_a_rehearsal_changes_nothing() throws Exception {
        Program program = new Program(embedded, ENTERPRISE);
        Program stranger = new Program(embedded, BUSINESS);
        JsonObject begun = program.call("GetAttachmentUploadLinks", begun("a.txt", 4));
        String upload = begun.get("uploadId").getAsString();
        String id = "{\"uploadId\":\"" + upload + "\"";
        String going = "{\"fileName\":\"a.txt\",\"uploadId\":\"" + upload + "\"";

        for (String wrong : List.of(
                "{\"fileName\":\"a.txt\"}",
                "{\"fileSizeBytes\":4}",
                begun("a.txt", 0),
                begun("a.txt", LARGEST + 1),
                going + ",\"fileSizeBytes\":4}",
                going + ",\"uploadRange\":{}}",
                going + ",\"uploadRange\":{\"startIndex\":0}}",
                going + ",\"uploadRange\":{\"startIndex\":2}}",
                going + ",\"uploadRange\":{\"startIndex\":1,\"endIndex\":1}}",
                going + ",\"uploadRange\":{\"startIndex\":1,\"endIndex\":12}}")) {
            assertThat(program.refused("GetAttachmentUploadLinks", wrong))
                    .as(wrong)
                    .isEqualTo("ValidationException");
        }
        for (String operation : List.of("DescribeAttachmentUploadStatus", "GetAttachmentUploadLinks")) {
            assertThat(stranger.refused(operation, going + "}")).isEqualTo("UploadIdNotFound");
            assertThat(program.refused(operation, going.replace(upload, "upload-1") + "}"))
                    .isEqualTo("UploadIdNotFound");
        }
        String done = id + ",\"completedUploads\":[" + part(1, "x") + "]}";
        assertThat(stranger.refused("CompleteAttachmentUpload", done)).isEqualTo("UploadIdNotFound");
        assertThat(program.refused("CompleteAttachmentUpload", done)).isEqualTo("ValidationException");
        assertThat(program.refused("CompleteAttachmentUpload", id + "}")).isEqualTo("ValidationException");
        assertThat(program.refused("GetAttachmentDownloadLink", "{\"attachmentId\":\"attachment-x\"}"))
                .isEqualTo("AttachmentIdNotFound");
        String withUpload = "{\"subject\":\"s\",\"communicationBody\":\"b\",\"uploadIds\":[\"" + upload + "\"]}";
        assertThat(program.refused("CreateCase", withUpload)).isEqualTo("ValidationException");
        assertThat(program.refused("CreateCase", withUpload.replace("[", "[" + "\"x\",".repeat(10))))
                .isEqualTo("ValidationException");

        String tag = put(
                        URI.create(begun.getAsJsonArray("uploadUrls")
                                .get(0)
                                .getAsJsonObject()
                                .get("url")
                                .getAsString()),
                        "text".getBytes(StandardCharsets.US_ASCII))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        String right = id + ",\"completedUploads\":[" + part(1, tag) + "]";
        assertThat(program.refused("CompleteAttachmentUpload", right + ",\"dryRun\":true}"))
                .isEqualTo("DryRunOperationException");
        assertThat(program.refused("GetAttachmentUploadLinks", begun("a.txt", 4).replace("}", ",\"dryRun\":true}")))
                .isEqualTo("DryRunOperationException");
        assertThat(program.call("DescribeAttachmentUploadStatus", id + "}")
                        .get("uploadStatus")
                        .getAsString())
                .isEqualTo("attachment-not-ready");
        assertThat(program.call("CompleteAttachmentUpload", right + "}")
                        .get("uploadStatus")
                        .getAsString())
                .isEqualTo("attachment-ready");
        assertThat(program.refused("GetAttachmentUploadLinks", going + "}")).isEqualTo("ValidationException");
        program.call("CreateCase", withUpload);
        assertThat(program.refused("CreateCase", withUpload)).isEqualTo("UploadIdNotFound");
    }

    @Test
    void an_upload_is_begun_and_completed_once_however_often_the_call_is_sent() throws Exception {
        Program program = new Program(embedded, ENTERPRISE);
        String invocation = UUID.randomUUID().toString();

        String first = program.repeated("GetAttachmentUploadLinks", begun("once.txt", 1), invocation);

        assertThat(program.repeated("GetAttachmentUploadLinks", begun("once.txt", 1), invocation))
                .isEqualTo(first);
    }

    @Test
    void a_program_in_disguise_fails_as_it_does_in_a_set() throws Exception {
        Program program = new Program(embedded, ENTERPRISE);
        byte[] disguised = {'M', 'Z', 0, 1, 2, 3};
        JsonObject begun = program.call("GetAttachmentUploadLinks", begun("photo.png", disguised.length));
        JsonObject url = begun.getAsJsonArray("uploadUrls").get(0).getAsJsonObject();
        String tag = put(URI.create(url.get("url").getAsString()), disguised)
                .headers()
                .firstValue("ETag")
                .orElseThrow();

        assertThat(program.complete(begun.get("uploadId").getAsString(), List.of(part(1, tag))))
                .isEqualTo("failed");
    }

    private static String begun(String name, long size) {
        return "{\"fileName\":\"" + name + "\",\"fileSizeBytes\":" + size + "}";
    }

    private static String part(int number, String tag) {
        return "{\"partIndex\":" + number + ",\"eTag\":" + new Gson().toJson(tag) + "}";
    }

    private static HttpResponse<String> put(URI to, byte[] bytes) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(to)
                        .PUT(BodyPublishers.ofByteArray(bytes))
                        .build(),
                BodyHandlers.ofString());
    }

    private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(4);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : programs.invokeAll(acts)) {
                results.add(result.get());
            }
            return results;
        } finally {
            programs.shutdownNow();
        }
    }

    private static byte[] bytes(int many) {
        byte[] bytes = new byte[many];
        new Random(many).nextBytes(bytes);
        return bytes;
    }

    private static String hashOf(InputStream bytes) throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        byte[] piece = new byte[64 * 1024];
        for (int read = bytes.read(piece); read >= 0; read = bytes.read(piece)) {
            hash.update(piece, 0, read);
        }
        return HexFormat.of().formatHex(hash.digest());
    }

    /** One key on one portal. */
    private record Program(Portal portal, String key) {

        SignedCall.Reply reply(String operation, String body) throws Exception {
            return signed(operation, body).send();
        }

        private SignedCall signed(String operation, String body) {
            SignedCall call = new SignedCall(portal.url("/support-api/"), key, operation, body);
            return portal == onPostgres ? call.signedFor("support.company.example") : call;
        }

        /** As a proxy sends it on that ends the encryption. */
        SignedCall.Reply https(String body) throws Exception {
            return signed("GetAttachmentUploadLinks", body)
                    .sendingAlso("X-Forwarded-Proto", "https")
                    .send();
        }

        JsonObject call(String operation, String body) throws Exception {
            SignedCall.Reply reply = reply(operation, body);
            assertThat(reply.status()).as(operation + " " + reply).isEqualTo(200);
            return new Gson().fromJson(reply.body(), JsonObject.class);
        }

        String refused(String operation, String body) throws Exception {
            SignedCall.Reply reply = reply(operation, body);
            assertThat(reply.status()).as(operation + " " + body + " " + reply).isEqualTo(400);
            return reply.error();
        }

        String repeated(String operation, String body, String invocation) throws Exception {
            return signed(operation, body)
                    .with("amz-sdk-invocation-id", invocation)
                    .send()
                    .body();
        }

        String complete(String upload, List<String> parts) throws Exception {
            return call(
                            "CompleteAttachmentUpload",
                            "{\"uploadId\":\"" + upload + "\",\"completedUploads\":[" + String.join(",", parts) + "]}")
                    .get("uploadStatus")
                    .getAsString();
        }

        HttpResponse<String> put(JsonObject url, byte[] file) throws Exception {
            int from = (url.get("partIndex").getAsInt() - 1) * PART;
            return LargeFilesIT.put(reachable(url), Arrays.copyOfRange(file, from, Math.min(file.length, from + PART)));
        }

        /** The address without the proxy, which is only talked of. */
        URI reachable(JsonObject url) {
            return portal.url(URI.create(url.get("url").getAsString()).getPath());
        }
    }
}
