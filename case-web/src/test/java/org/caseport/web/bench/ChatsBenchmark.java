package org.caseport.web.bench;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.caseport.web.journey.stage.Portal;

/**
 * Measures 200 open chats with two sockets each, on PostgreSQL: how long an answer to a message takes, and how long it
 * takes until the page of the other side has fetched it. Each message says when it was sent.
 */
final class ChatsBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final int CHATS = 200;
    private static final int AGENTS = 20;
    private static final int MESSAGES_A_SECOND = 27;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final int FETCHERS = 16;

    private final ApiBenchmark.Table table;
    private final ExecutorService fetching = Executors.newFixedThreadPool(FETCHERS);
    private final ConcurrentLinkedQueue<Long> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> shown = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    ChatsBenchmark(ApiBenchmark.Table table) {
        this.table = table;
    }

    void run() throws Exception {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal portal = Portal.named("bench-chats")
                        .tuned("-Xmx768m")
                        .onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .with("caseport.secret.key", OPERATORS_KEY)
                        .with("caseport.contact.chat", "true")
                        .with("caseport.limit.live", "0")) {
            portal.start();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                new ManyCases(connection, CHATS).fill(OPERATORS_KEY, "555555555555");
                List<WebMember> people = people(portal, connection);
                long before = heap(portal);
                open(connection);
                List<Page> pages = pages(portal, connection, people);
                table.line("");
                table.line(
                        "== %d chats on PostgreSQL (fsync on), %d sockets, %d messages a second",
                        CHATS, pages.size(), MESSAGES_A_SECOND);
                send(pages, WARM_UP);
                answered.clear();
                shown.clear();
                send(pages, MEASURED);
                line("send: answer to the sender", answered);
                line("shown on the other side, same server", shown);
                table.line(
                        "memory of an open chat %,d bytes, requests failed %d",
                        (heap(portal) - before) / CHATS, failed.get());
                pages.forEach(page -> page.socket.abort());
            }
            portal.stop();
        } finally {
            fetching.shutdownNow();
        }
    }

    private static List<WebMember> people(Portal portal, Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < AGENTS; i++) {
                statement.executeUpdate("insert into person (id, email, name, roles, language, password_hash)"
                        + " select 'bench-agent-" + i + "', 'bench-agent-" + i + "@bench.example', 'Agent " + i
                        + "', roles, language, password_hash from person where email = 'agent@demo.example'");
            }
        }
        List<WebMember> people = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            people.add(WebMember.signedIn(portal, "bench-agent-" + i + "@bench.example"));
        }
        for (int i = 0; i < ManyCases.ACCOUNTS; i++) {
            people.add(WebMember.signedIn(portal, "bench" + i + "@bench.example"));
        }
        return people;
    }

    /** An open chat in each case, by the terms of the chat of the demo. */
    private static void open(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into chat (account_id, id, case_id, open_case_id, customer_id,"
                    + " contact_language, terms, asked_at, place_since, place_returned, state, waits_since,"
                    + " last_number, messages, code_points, files, agent_id, agent_name, agent_since, accepted_at,"
                    + " last_agent, last_agent_name, last_agent_since, revision, changed_at)"
                    + " select c.account_id, md5(c.id), c.id, c.id, c.requester_id, 'en', t.terms, now(), now(),"
                    + " false, 'open', now(), 0, 0, 0, 0, c.agent, 'Agent', now(), now(), c.agent, 'Agent', now(), 1,"
                    + " now() from (select s.*, 'bench-agent-' || (row_number() over (order by s.id) % " + AGENTS
                    + ") as agent from support_case s where s.account_id like '80000000000_') c,"
                    + " (select terms from chat limit 1) t");
            statement.executeUpdate("insert into agent_availability (person_id, chats, calls, missed, seen_at)"
                    + " select id, true, false, 0, now() from person where id like 'bench-agent-%'");
            statement.execute("analyze");
        }
    }

    private List<Page> pages(Portal portal, Connection connection, List<WebMember> people) throws Exception {
        List<Page> pages = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select id, agent_id, account_id from chat where state ="
                        + " 'open' and account_id like '80000000000_' order by id")) {
            while (found.next()) {
                String id = found.getString(1);
                WebMember agent = people.get(Integer.parseInt(found.getString(2).substring("bench-agent-".length())));
                String account = found.getString(3);
                WebMember member = people.get(AGENTS + account.charAt(account.length() - 1) - '0');
                pages.add(new Page(portal, member, "/data/chats/" + id, id));
                pages.add(new Page(portal, agent, "/data/workspace/chats/" + id, id));
            }
        }
        return pages;
    }

    /** Each page in turn, at an even pace; who is behind catches up. */
    private void send(List<Page> pages, Duration time) throws InterruptedException {
        ExecutorService senders = Executors.newFixedThreadPool(FETCHERS);
        long begun = System.nanoTime();
        long between = Duration.ofSeconds(1).toNanos() / MESSAGES_A_SECOND;
        long count = time.toNanos() / between;
        for (int i = 0; i < count; i++) {
            LockSupport.parkNanos(begun + i * between - System.nanoTime());
            Page page = pages.get(i % pages.size());
            senders.execute(page::say);
        }
        senders.shutdown();
        senders.awaitTermination(1, TimeUnit.MINUTES);
        // What was sent last is fetched.
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    }

    private void line(String name, ConcurrentLinkedQueue<Long> nanos) {
        List<Long> sorted = nanos.stream().sorted().toList();
        table.line("%-46s %9d   %8.1f ms %8.1f ms", name, sorted.size(), at(sorted, 0.50), at(sorted, 0.99));
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * share))) / 1e6;
    }

    /** What is live in the server's heap, in bytes. */
    private static long heap(Portal portal) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(portal.pid()), "GC.class_histogram").start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+"))
                .mapToLong(words -> Long.parseLong(words[2]))
                .findFirst()
                .orElse(0);
    }

    /** A page that shows a chat: told by a socket, it fetches what comes after the last entry that it knows. */
    private final class Page implements WebSocket.Listener {

        private final WebMember person;
        private final String address;
        private final WebSocket socket;
        private final AtomicBoolean wanted = new AtomicBoolean();
        private int last;

        Page(Portal portal, WebMember person, String address, String chat) {
            this.person = person;
            this.address = address;
            socket = person.socket(portal, this);
            socket.sendText("{\"chat:" + chat + "\":\"\"}", true).join();
        }

        void say() {
            try {
                long begun = System.nanoTime();
                int status = person.put(
                        address + "/messages/" + UUID.randomUUID(), "{\"text\":\"" + begun + "\",\"files\":[]}");
                if (status == 201) {
                    answered.add(System.nanoTime() - begun);
                } else {
                    failed.incrementAndGet();
                }
            } catch (IOException | InterruptedException e) {
                failed.incrementAndGet();
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
            if (text.toString().equals("{}")) {
                CompletableFuture<WebSocket> unused = from.sendText("{}", true);
            } else if (wanted.compareAndSet(false, true)) {
                fetching.execute(this::fetch);
            }
            from.request(1);
            return null;
        }

        private synchronized void fetch() {
            wanted.set(false);
            try {
                JsonObject view = new Gson().fromJson(person.read(address + "?after=" + last), JsonObject.class);
                long now = System.nanoTime();
                for (JsonElement one : view.getAsJsonArray("entries")) {
                    JsonObject entry = one.getAsJsonObject();
                    last = Math.max(last, entry.get("number").getAsInt());
                    if (!entry.get("own").getAsBoolean()
                            && entry.get("kind").getAsString().equals("message")) {
                        shown.add(now - Long.parseLong(entry.get("text").getAsString()));
                    }
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                failed.incrementAndGet();
            }
        }
    }
}
