package org.caseport.web.application.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.MONDAY_NINE;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.Suspension;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalChains;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.caseport.domain.search.CaseFeed;
import org.caseport.web.application.SupportDesk;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportingAccountsTest {

    private static final Administrator ROOT = new Administrator(new PersonId("root"), "Root");

    @TempDir
    Path folder;

    private final SupportDesk desk = new SupportDesk();
    private final ExportingAccounts exporting = new ExportingAccounts();
    private int pages;

    private Map<String, byte[]> export(AccountId id) throws IOException {
        exporting.accounts = desk.accounts;
        exporting.plans = desk.plans;
        exporting.memberships = desk.memberships;
        exporting.caseFeed = new Pages();
        exporting.cases = desk.cases;
        exporting.caseJournal = asked -> List.of(
                new JournalEntry(id, BUSINESS.id(), "case.opened", asked.value(), "done", "technical", MONDAY_NINE));
        exporting.callbacks = desk.callbacks;
        exporting.chats = desk.chats;
        exporting.ratings = desk.ratings;
        exporting.blobs = desk.bytes;
        exporting.chains = noChains();
        exporting.journal = desk.journal::add;
        exporting.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        exporting.folder = Optional.of(folder.toString());
        Optional<Account> account = exporting.begin(ROOT, id);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (account.isPresent()) {
            exporting.write(account.get(), out);
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), UTF_8);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            entries.put(entry.getName(), zip.readAllBytes());
        }
        return entries;
    }

    private static List<JsonObject> lines(byte[] text) {
        return new String(text, UTF_8)
                .lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    @Test
    void everything_of_the_account_is_in_it_and_nothing_of_another() throws Exception {
        AttachedFile file = file("../log.txt", "first line");
        AttachedFile gone = new AttachedFile(new FileId("f".repeat(32)), "gone.txt", "text/plain", 3);
        SupportCase one = desk.openCase(BUSINESS);
        one.customerReplies(BUSINESS, new Body("It\n\"still\" stops. 🔥"), List.of(file, gone), MONDAY_NINE);
        one.supportReplies(KIM, new Body("We look."), List.of(), MONDAY_NINE);
        one.changeAudience(BUSINESS, new Audience(true, Set.of(new PersonId("colleague"))), MONDAY_NINE);
        desk.notes.add(one.id(), new InternalNote(1, KIM.id(), "Kim", new Body("Difficult person."), MONDAY_NINE));
        desk.ratings.add(new Rating(one.id(), MONDAY_NINE, BUSINESS.id(), 4, "Well", MONDAY_NINE));
        SupportCase other = desk.openCase(DEVELOPER);
        desk.accounts.suspend(BUSINESS.account(), new Suspension("Unpaid invoices", MONDAY_NINE, ROOT.id()));
        member(BUSINESS);
        member(DEVELOPER);

        Map<String, byte[]> entries = export(BUSINESS.account());

        assertThat(entries.keySet())
                .containsExactly(
                        "FORMAT.txt",
                        "account.json",
                        "members.jsonl",
                        "attachments/" + one.displayId().digits() + "/2-1-__log.txt",
                        "cases.jsonl",
                        "callbacks.jsonl",
                        "chats.jsonl",
                        "journal.jsonl",
                        "VerifyJournal.java",
                        "end.json");
        assertThat(lines(entries.get("account.json")).get(0).get("name").getAsString())
                .isEqualTo("Blue Harbor Logistics");
        assertThat(lines(entries.get("account.json")).get(0).getAsJsonObject("suspension"))
                .hasToString("{\"since\":\"" + MONDAY_NINE + "\",\"reason\":\"Unpaid invoices\"}");
        assertThat(lines(entries.get("members.jsonl")))
                .extracting(member -> member.get("email").getAsString())
                .containsExactly(BUSINESS.email());
        JsonObject told = lines(entries.get("cases.jsonl")).get(0);
        assertThat(told.get("case").getAsString()).isEqualTo(one.id().value());
        assertThat(told.get("plan").getAsString()).isEqualTo("business");
        assertThat(told.get("planInferred").getAsBoolean()).isFalse();
        assertThat(told.get("confidential").getAsBoolean()).isTrue();
        assertThat(told.getAsJsonObject("promise").getAsJsonArray("derivation")).isNotEmpty();
        assertThat(told.getAsJsonArray("ratings")
                        .get(0)
                        .getAsJsonObject()
                        .get("stars")
                        .getAsInt())
                .isEqualTo(4);
        assertThat(told.getAsJsonArray("events")).hasSize(1);
        JsonArray said = told.getAsJsonArray("correspondence");
        assertThat(said.get(1).getAsJsonObject().get("text").getAsString()).isEqualTo("It\n\"still\" stops. 🔥");
        JsonArray attached = said.get(1).getAsJsonObject().getAsJsonArray("attachments");
        assertThat(attached.get(0).getAsJsonObject().get("path").getAsString())
                .isEqualTo("attachments/" + one.displayId().digits() + "/2-1-__log.txt");
        assertThat(attached.get(0).getAsJsonObject().get("sha256").getAsString())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest("first line".getBytes(UTF_8))));
        assertThat(attached.get(1).getAsJsonObject().get("path").isJsonNull()).isTrue();
        assertThat(said.get(2).getAsJsonObject().get("author").isJsonNull()).isTrue();
        String all = all(entries);
        assertThat(all)
                .doesNotContain("Difficult person")
                .doesNotContain("Kim")
                .doesNotContain(other.id().value())
                .doesNotContain(DEVELOPER.email());
        assertThat(lines(entries.get("end.json")).get(0).get("cases").getAsInt())
                .isEqualTo(1);
        assertThat(lines(entries.get("end.json")).get(0).get("attachments").getAsInt())
                .isEqualTo(1);
    }

    @Test
    void cases_are_read_a_page_at_a_time_each_once_and_nothing_stays_on_disk() throws Exception {
        SupportCase model = desk.openCase(DEVELOPER);
        for (int i = 0; i < 250; i++) {
            desk.cases.add(copy(model, i));
        }

        Map<String, byte[]> entries = export(BUSINESS.account());

        assertThat(lines(entries.get("cases.jsonl")))
                .extracting(one -> one.get("case").getAsString())
                .doesNotHaveDuplicates()
                .hasSize(250);
        assertThat(pages).isEqualTo(4);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private static SupportCase copy(SupportCase model, int number) {
        Member member = BUSINESS;
        return SupportCase.open(
                CaseId.of(member.account(), 2026, number + 1L),
                model.displayId(),
                null,
                member,
                model.request(),
                List.of(),
                MONDAY_NINE.plusSeconds(number / 3));
    }

    @Test
    void who_exports_what_is_journaled_and_so_is_who_tries_to() throws IOException {
        export(BUSINESS.account());

        assertThat(export(new AccountId("999999999999"))).isEmpty();

        assertThat(desk.journal)
                .extracting(entry -> entry.account() + " " + entry.person() + " " + entry.act() + " " + entry.target()
                        + " " + entry.outcome() + " " + entry.detail())
                .containsExactly(
                        "333333333333 root account.exported 333333333333 done ",
                        "null root account.exported 999999999999 refused NO_SUCH_ACCOUNT");
    }

    private AttachedFile file(String name, String text) throws IOException {
        AttachedFile file =
                new AttachedFile(new FileId("a".repeat(32)), name.replace('/', '\u2215'), "text/plain", text.length());
        desk.bytes.store(BUSINESS.account(), file.id(), new ByteArrayInputStream(text.getBytes(UTF_8)), 100);
        return file;
    }

    private void member(Member member) {
        desk.memberships.byId.put(
                member.id(),
                new Person(
                        member.id(), member.email(), member.name(), Set.of(Role.MEMBER), member.account(), null, null));
    }

    /** In which nothing was sealed yet. */
    private static JournalChains noChains() {
        return (JournalChains) Proxy.newProxyInstance(
                JournalChains.class.getClassLoader(),
                new Class<?>[] {JournalChains.class},
                (proxy, method, arguments) -> method.getReturnType() == List.class ? List.of() : Optional.empty());
    }

    private static String all(Map<String, byte[]> entries) {
        StringBuilder all = new StringBuilder();
        entries.forEach((name, bytes) -> {
            if (name.endsWith(".json") || name.endsWith(".jsonl")) {
                all.append(new String(bytes, UTF_8));
            }
        });
        return all.toString();
    }

    /** Last opened first, as the database has it. */
    private final class Pages implements CaseFeed {

        @Override
        public List<Heading> cases(Visibility visibility, Filter filter, @Nullable Place after, int most) {
            pages++;
            Comparator<SupportCase> order = Comparator.comparing(SupportCase::openedAt)
                    .thenComparing(one -> one.id().value())
                    .reversed();
            List<SupportCase> all = new ArrayList<>(desk.cases.byId.values());
            all.removeIf(one -> !visibility.shows(one));
            all.sort(order);
            return all.stream()
                    .dropWhile(one -> after != null && !isBehind(one, after))
                    .limit(most)
                    .map(Pages::heading)
                    .toList();
        }

        private static boolean isBehind(SupportCase one, Place place) {
            int time = one.openedAt().compareTo(place.openedAt());
            return time < 0
                    || (time == 0 && one.id().value().compareTo(place.id().value()) < 0);
        }

        private static Heading heading(SupportCase one) {
            return new Heading(
                    one.id(),
                    one.displayId(),
                    one.request().subject().text(),
                    one.status(),
                    one.request().service(),
                    one.request().category(),
                    one.request().severity(),
                    one.requesterName(),
                    one.openedAt(),
                    one.contacts(),
                    one.request().language());
        }

        @Override
        public Map<CaseId, List<Communication>> latestCommunications(
                Visibility visibility, List<CaseId> cases, int most) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Communication> communications(
                Visibility visibility,
                CaseId id,
                @Nullable Instant from,
                @Nullable Instant before,
                @Nullable Integer below,
                int most) {
            throw new UnsupportedOperationException();
        }
    }
}
