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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.caseport.web.journey.stage.Portal;

/**
 * Measures chats with two sockets each, on PostgreSQL: how long an answer to a message takes, how long it takes until
 * the page of the other side has fetched it, at the same server and at another one, and how soon all pages have caught
 * up after a server was killed. At the end each page must know every message of its chat once and in its order.
 */
final class ChatsBenchmark {

    private static final String OPERATORS_KEY = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final int CHATS = 200;
    private static final int MANY_CHATS = 500;
    private static final int AGENTS = 32;
    private static final int MEMBERS_OF_AN_ACCOUNT = 4;
    private static final double MESSAGES_A_SECOND = 27;
    /** Until the compiler has done most of its work. */
    private static final Duration WARM_UP = Duration.ofSeconds(60);

    private static final double WARM_UP_MESSAGES_A_SECOND = 60;
    private static final Duration MEASURED = Duration.ofSeconds(40);
    private static final Duration FAST = Duration.ofSeconds(10);
    private static final int THREADS = 16;

    private final ApiBenchmark.Table table;
    private final ScheduledExecutorService background = Executors.newScheduledThreadPool(THREADS);
    private final ConcurrentLinkedQueue<Long> answered = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> shown = new ConcurrentLinkedQueue<>();
    private final Map<String, Set<String>> said = new ConcurrentHashMap<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();

    /** Where the pages of a killed server go; null while none was killed. */
    private volatile Portal refuge;

    ChatsBenchmark(ApiBenchmark.Table table) {
        this.table = table;
    }

    void run() throws Exception {
        EmbeddedPostgres.Builder builder =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
        try (EmbeddedPostgres server = builder.start();
                Portal first = portal("bench-chats", server);
                Portal second = portal("bench-chats-second", server)) {
            first.start();
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                ManyCases cases = new ManyCases(connection, MANY_CHATS);
                cases.fill(OPERATORS_KEY, "555555555555");
                List<WebMember> people = people(first, cases);
                open(connection);
                List<Page> all = pages(connection, people);
                List<Page> some = all.subList(0, 2 * CHATS);
                table.line("");
                table.line("== chats on PostgreSQL (fsync on): messages, p50, p99");
                oneServer(first, some);
                manyChats(first, all);
                all.subList(some.size(), all.size()).forEach(Page::leave);
                fast(some);
                second.start();
                otherServer(second, some);
                killed(first, second, some);
                compare(some);
                some.forEach(Page::leave);
            }
            second.stop();
        } finally {
            background.shutdownNow();
        }
    }

    private static Portal portal(String name, EmbeddedPostgres server) {
        return Portal.named(name)
                .tuned("-Xmx768m")
                .onPostgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                .with("caseport.secret.key", OPERATORS_KEY)
                .with("caseport.limit.live", "0");
    }

    private static List<WebMember> people(Portal portal, ManyCases cases) throws Exception {
        List<String> emails = cases.agents(AGENTS);
        for (int i = 0; i < ManyCases.ACCOUNTS * MEMBERS_OF_AN_ACCOUNT; i++) {
            String email = "bench-member-" + i + "@bench.example";
            cases.member(i % ManyCases.ACCOUNTS, "bench-member-" + i, email);
            emails.add(email);
        }
        List<WebMember> people = new ArrayList<>();
        for (String email : emails) {
            people.add(WebMember.signedIn(portal, email));
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

    /** For each chat the page of a member and that of its agent; those of a person are spread over all chats. */
    private List<Page> pages(Connection connection, List<WebMember> people) throws SQLException {
        List<Page> pages = new ArrayList<>();
        Map<Integer, Integer> turns = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select id, agent_id, account_id from chat where state ="
                        + " 'open' and account_id like '80000000000_' order by id")) {
            while (found.next()) {
                String id = found.getString(1);
                int agent = Integer.parseInt(found.getString(2).substring("bench-agent-".length()));
                String account = found.getString(3);
                int number = account.charAt(account.length() - 1) - '0';
                int turn = turns.merge(number, 1, Integer::sum) % MEMBERS_OF_AN_ACCOUNT;
                int member = AGENTS + number + turn * ManyCases.ACCOUNTS;
                pages.add(new Page(people.get(member), "/data/chats/" + id, id));
                pages.add(new Page(people.get(agent), "/data/workspace/chats/" + id, id));
            }
        }
        return pages;
    }

    private void oneServer(Portal portal, List<Page> pages) throws Exception {
        long before = heap(portal);
        pages.forEach(page -> page.join(portal));
        send(pages, WARM_UP, WARM_UP_MESSAGES_A_SECOND);
        forget();
        send(pages, MEASURED, MESSAGES_A_SECOND);
        line("send: answer to the sender", answered);
        line("shown on the other side, same server", shown);
        table.line("memory of an open chat: %,d bytes", (heap(portal) - before) / CHATS);
    }

    private void manyChats(Portal portal, List<Page> pages) throws Exception {
        pages.subList(2 * CHATS, pages.size()).forEach(page -> page.join(portal));
        double pace = MESSAGES_A_SECOND * MANY_CHATS / CHATS;
        forget();
        send(pages, MEASURED, pace);
        line(String.format("shown, %d chats, %.0f messages a second", MANY_CHATS, pace), shown);
    }

    private void fast(List<Page> pages) throws InterruptedException {
        forget();
        send(pages, FAST, Double.POSITIVE_INFINITY);
        table.line(
                "%-46s %9.1f/s", "messages accepted as fast as they come", answered.size() / (double) FAST.toSeconds());
    }

    private void otherServer(Portal second, List<Page> pages) throws InterruptedException {
        agentsOf(pages).forEach(page -> {
            page.leave();
            page.join(second);
        });
        send(pages, WARM_UP, WARM_UP_MESSAGES_A_SECOND);
        forget();
        send(pages, MEASURED, MESSAGES_A_SECOND);
        line("send: answer to the sender, two servers", answered);
        line("shown on the other side, other server", shown);
    }

    /** Messages go on while the server of all members is killed; their pages find the other server. */
    private void killed(Portal first, Portal second, List<Page> pages) throws Exception {
        forget();
        refuge = second;
        ConcurrentLinkedQueue<Long> caughtUp = new ConcurrentLinkedQueue<>();
        pages.forEach(page -> page.caughtUp = caughtUp);
        ScheduledFuture<?> kill = background.schedule(
                () -> {
                    long now = System.nanoTime();
                    pages.forEach(page -> page.killedAt = now);
                    first.kill();
                },
                3,
                TimeUnit.SECONDS);
        send(pages, Duration.ofSeconds(20), MESSAGES_A_SECOND);
        kill.get();
        line("caught up after a server was killed", caughtUp);
        table.line(
                "messages that had to be sent again after that: %d; requests failed without it: %d",
                repeated.get(), failed.get());
    }

    /** What was accepted is known to both sides, once, in one order. */
    private void compare(List<Page> pages) {
        int lost = 0;
        int doubled = 0;
        int apart = 0;
        for (int i = 0; i < pages.size(); i += 2) {
            Page member = pages.get(i);
            Page agent = pages.get(i + 1);
            member.fetchAll();
            agent.fetchAll();
            Collection<String> known = member.messages.values();
            Set<String> accepted = said.getOrDefault(member.chat, Set.of());
            lost += (int)
                    accepted.stream().filter(text -> !known.contains(text)).count();
            doubled += (int) (known.size() - known.stream().distinct().count());
            apart += member.messages.equals(agent.messages) ? 0 : 1;
        }
        table.line("lost %d, doubled %d, chats whose sides differ %d", lost, doubled, apart);
    }

    private static Stream<Page> agentsOf(List<Page> pages) {
        return pages.stream().filter(page -> page.address.contains("/workspace/"));
    }

    /** Each page in turn, at an even pace; who is behind catches up. */
    private void send(List<Page> pages, Duration time, double perSecond) throws InterruptedException {
        AtomicInteger turn = new AtomicInteger();
        long begun = System.nanoTime();
        long end = begun + time.toNanos();
        double between = 1e9 / perSecond;
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread sender = new Thread(() -> {
                while (true) {
                    int number = turn.getAndIncrement();
                    long at = begun + (long) (number * between);
                    LockSupport.parkNanos(at - System.nanoTime());
                    if (Math.max(at, System.nanoTime()) >= end) {
                        return;
                    }
                    pages.get(number % pages.size()).say();
                }
            });
            sender.start();
            senders.add(sender);
        }
        for (Thread sender : senders) {
            sender.join();
        }
        // What was sent last is fetched.
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
    }

    private void forget() {
        answered.clear();
        shown.clear();
    }

    private void line(String name, Collection<Long> nanos) {
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

        private static final long RETRY = 1_000;

        private final WebMember anywhere;
        private final String address;
        private final String chat;
        private final AtomicBoolean wanted = new AtomicBoolean();
        private final Map<Integer, String> messages = new TreeMap<>();
        private volatile Portal server;
        private volatile WebMember person;
        private volatile WebSocket socket;
        private volatile boolean left;
        private volatile long killedAt;
        private volatile Collection<Long> caughtUp;
        private int last;

        Page(WebMember anywhere, String address, String chat) {
            this.anywhere = anywhere;
            this.person = anywhere;
            this.address = address;
            this.chat = chat;
        }

        void join(Portal portal) {
            left = false;
            server = portal;
            person = anywhere.at(portal);
            socket = person.socket(this);
            socket.sendText("{\"chat:" + chat + "\":\"\"}", true).join();
        }

        void leave() {
            left = true;
            socket.abort();
        }

        /** Says when it is said; what was not answered is sent again with the same key. */
        void say() {
            long begun = System.nanoTime();
            String text = Long.toString(begun);
            UUID key = UUID.randomUUID();
            for (int tries = 1; ; tries++) {
                int status = put(key, text);
                if (status == 201 || status == 200) {
                    said.computeIfAbsent(chat, any -> ConcurrentHashMap.newKeySet())
                            .add(text);
                    if (tries == 1) {
                        answered.add(System.nanoTime() - begun);
                    }
                    return;
                }
                if (status != 0 || refuge == null || tries > 20) {
                    failed.incrementAndGet();
                    return;
                }
                repeated.incrementAndGet();
                LockSupport.parkNanos(Duration.ofMillis(RETRY).toNanos());
            }
        }

        private int put(UUID key, String text) {
            try {
                return person.put(address + "/messages/" + key, "{\"text\":\"" + text + "\",\"files\":[]}");
            } catch (IOException | InterruptedException e) {
                return 0;
            }
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean whole) {
            if (text.toString().equals("{}")) {
                CompletableFuture<WebSocket> unused = from.sendText("{}", true);
            } else if (wanted.compareAndSet(false, true)) {
                background.execute(this::fetch);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            lost();
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            lost();
        }

        /** As the script of a page does, it comes back after a pause that is not that of others. */
        private void lost() {
            if (!left) {
                ScheduledFuture<?> unused = background.schedule(
                        this::comeBack,
                        (long) (RETRY * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)),
                        TimeUnit.MILLISECONDS);
            }
        }

        private void comeBack() {
            try {
                join(refuge == null ? server : refuge);
                fetchAll();
                if (refuge != null) {
                    caughtUp.add(System.nanoTime() - killedAt);
                }
            } catch (CompletionException e) {
                lost();
            }
        }

        /** An answer has only so many entries. */
        synchronized void fetchAll() {
            for (int before = -1; before < last; ) {
                before = last;
                fetch();
            }
        }

        synchronized void fetch() {
            wanted.set(false);
            try {
                JsonObject view = new Gson().fromJson(person.read(address + "?after=" + last), JsonObject.class);
                long now = System.nanoTime();
                for (JsonElement one : view.getAsJsonArray("entries")) {
                    JsonObject entry = one.getAsJsonObject();
                    last = Math.max(last, entry.get("number").getAsInt());
                    if (entry.get("kind").getAsString().equals("message")) {
                        String text = entry.get("text").getAsString();
                        messages.put(entry.get("number").getAsInt(), text);
                        if (!entry.get("own").getAsBoolean()) {
                            shown.add(now - Long.parseLong(text));
                        }
                    }
                }
            } catch (IOException | InterruptedException | RuntimeException e) {
                if (refuge == null) {
                    failed.incrementAndGet();
                }
            }
        }
    }
}
