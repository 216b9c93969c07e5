package org.caseport.persistence.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.announcement.Announcement;
import org.caseport.domain.announcement.AnnouncementId;
import org.caseport.domain.announcement.Announcements;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.search.CaseReference;
import org.caseport.domain.search.CaseSearch;
import org.caseport.domain.search.CaseSearch.Filter;
import org.caseport.domain.search.CaseSearch.Found;
import org.caseport.domain.search.CaseSearch.Order;
import org.caseport.domain.search.CaseSearch.Place;
import org.caseport.domain.search.CaseSearch.Sort;
import org.caseport.domain.text.BlankText;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.caseport.persistence.words.SearchIndex;
import org.caseport.persistence.words.SearchTerms;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists and search promise, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchContract {

    private static final Order NEWEST_FIRST = new Order(Sort.LAST_ACTIVITY, true);
    private static final Set<CaseStatus> OPEN = EnumSet.complementOf(EnumSet.of(CaseStatus.RESOLVED));
    private static final Set<CaseStatus> ALL = EnumSet.allOf(CaseStatus.class);

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void start() {
        database = open();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    // ---- words

    @ParameterizedTest
    @CsvSource({
        "cert",
        "certificate",
        "CERTIFICATE",
        "tls cert",
        "expired",
        "handshake",
        "handsh tls",
        "web-1",
        "10.0.0.7",
        "証明書",
        "証明",
        "明書",
        "書",
        "期限切れ",
        "証明書 tls",
        "ｔｌｓ",
        "uber",
        "ÜBER",
        "カタカナ",
        "ｶﾀｶﾅ",
        "☃",
        "x509"
    })
    void a_case_is_found_by_words_beginnings_and_japanese_of_subject_and_correspondence(String text) {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "The TLS certificate expired ☃", "証明書の期限切れです。カタカナ。", MONDAY_NINE);
        reply(member, wanted, "Handshake fails on web-1 (10.0.0.7), über alles. X509.");
        stored(member, "Invoice of October", "請求をダウンロードできません。", MONDAY_NINE);

        assertThat(search(member, text)).containsExactly(wanted.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ertificate",
                "cert invoice",
                "certx",
                "web-2",
                "%",
                "_",
                "'",
                "\"",
                "cert%",
                "書明",
                "証切",
                ":*",
                "& |",
                "\\"
            })
    void what_is_not_there_is_not_found(String text) {
        Member member = Sample.memberOf(database);
        stored(member, "The TLS certificate expired", "証明書の期限切れです。", MONDAY_NINE);

        assertThat(search(member, text)).isEqualTo(text.equals("cert%") ? search(member, "cert") : List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STRASSE",
                "Straße",
                "strasse",
                "Lodz",
                "Łódź",
                "bjorn",
                "aegir",
                "rechnungsstellung",
                "レポート",
                "れぽーと"
            })
    void letters_are_found_by_their_base_forms_and_words_whatever_is_hidden_in_them(String text) {
        Member member = Sample.memberOf(database);
        SupportCase wanted =
                stored(member, "Neue Straße in Łódź", "Bjørn, Ægir: Rechnungs\u00ADstellung. レポート", MONDAY_NINE);

        assertThat(search(member, text)).containsExactly(wanted.id());
    }

    @Test
    void a_case_is_named_by_number_and_id_whatever_its_status_and_by_nobody_else() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        SupportCase resolved = stored(member, "One", "a", MONDAY_NINE);
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(6));
        database.act(kept -> kept.cases.store(resolved));

        for (CaseReference reference :
                List.of(new CaseReference.ById(resolved.id()), new CaseReference.ByNumber(resolved.displayId()))) {
            assertThat(named(member, reference)).contains(resolved.id());
            assertThat(named(stranger, reference)).isEmpty();
        }
    }

    private Optional<CaseId> named(Member member, CaseReference reference) {
        return database.ask(kept -> kept.search.named(Visibility.of(member), reference))
                .map(CaseSummary::id);
    }

    @Test
    void several_words_are_found_wherever_in_the_case_they_stand() {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "Printer", "It is offline.", MONDAY_NINE);
        reply(member, wanted, "Toner is fine.");
        stored(member, "Printer", "It is online.", MONDAY_NINE);

        assertThat(search(member, "toner offl printer")).containsExactly(wanted.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", " %s ", "Case %s", "[Case %s] Re: One", "“%s”.", "https://support.example/case?id=%s"})
    void id_and_number_find_their_case_alone_in_every_form_in_which_they_are_copied(String form) {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "One", "a", MONDAY_NINE);
        stored(member, "Two", "See case " + wanted.displayId().digits() + ".", MONDAY_NINE);

        if (!form.contains("Re:")) {
            assertThat(search(member, form.formatted(wanted.id().value().toUpperCase(Locale.ROOT))))
                    .containsExactly(wanted.id());
        }
        if (!form.contains("?id=")) {
            assertThat(search(member, form.formatted(wanted.displayId().digits())))
                    .containsExactly(wanted.id());
        }
    }

    @Test
    void a_number_that_names_no_case_in_sight_is_found_where_it_is_written() {
        Member member = Sample.memberOf(database);
        SupportCase elsewhere = stored(Sample.memberOf(database), "One", "a", MONDAY_NINE);
        String number = elsewhere.displayId().digits();
        SupportCase mentions = stored(member, "Two", "Our order " + number, MONDAY_NINE);

        assertThat(search(member, number)).containsExactly(mentions.id());
    }

    @Test
    void an_entry_is_found_as_soon_as_it_is_stored_and_not_when_it_was_taken_back() {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "One", "a", MONDAY_NINE);

        reply(member, wanted, "suddenlythere");
        assertThat(search(member, "suddenly")).containsExactly(wanted.id());
        database.act(kept -> {
            kept.cases.store(Sample.supportCase(member, "nevercommitted", MONDAY_NINE));
            kept.entities.getTransaction().setRollbackOnly();
            kept.entities.getTransaction().rollback();
            kept.entities.getTransaction().begin();
        });
        assertThat(search(member, "nevercommitted")).isEmpty();
    }

    @Test
    void the_line_shows_where_the_last_entry_says_it() {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "One", "a", MONDAY_NINE);
        reply(
                member,
                wanted,
                "First 🔥 line.\n\nThen the Certificate\tis revoked, and more than that: " + "x".repeat(300));

        Found found =
                found(member, filter("cert revok"), NEWEST_FIRST, null, 10).get(0);

        assertThat(found.excerpt()).isNotNull();
        assertThat(found.excerpt().before()).isEqualTo("First 🔥 line. Then the ");
        assertThat(found.excerpt().match()).isEqualTo("Cert");
        assertThat(found.excerpt().after())
                .startsWith("ificate is revoked, and")
                .endsWith("x…");
    }

    @Test
    void japanese_is_marked_where_it_stands() {
        Member member = Sample.memberOf(database);
        stored(member, "One", "昨日から証明書の期限が切れています。", MONDAY_NINE);

        Found found = found(member, filter("期限"), NEWEST_FIRST, null, 10).get(0);

        assertThat(found.excerpt()).isEqualTo(new CaseSearch.Excerpt("昨日から証明書の", "期限", "が切れています。"));
    }

    @Test
    void every_naughty_string_is_only_text() throws Exception {
        Member member = Sample.memberOf(database);
        List<String> all = new ArrayList<>();
        try (InputStream in = SearchContract.class.getResourceAsStream("/blns.json")) {
            Json.createReader(in).readArray().getValuesAs(JsonString.class).forEach(one -> all.add(one.getString()));
        }
        for (String naughty : all) {
            SupportCase wanted =
                    stored(member, "Naughty", BlankText.isBlank(naughty) ? "nothing" : naughty, MONDAY_NINE);

            List<CaseId> found = search(member, naughty);

            if (!SearchTerms.terms(naughty).isEmpty()) {
                assertThat(found).as(naughty).contains(wanted.id());
            } else if (!BlankText.isBlank(naughty)) {
                assertThat(found).as(naughty).isEmpty();
            }
        }
    }

    @Test
    void the_longest_texts_can_be_stored_and_found() {
        Member member = Sample.memberOf(database);
        StringBuilder everything = new StringBuilder();
        for (int i = 0; i < Body.LONGEST; i++) {
            everything.appendCodePoint(0x4E00 + i);
        }
        SupportCase wanted = stored(member, "One", everything.toString(), MONDAY_NINE);
        SupportCase word = stored(member, "Two", "w".repeat(Body.LONGEST), MONDAY_NINE);

        assertThat(search(member, everything.substring(7_000, 7_040))).containsExactly(wanted.id());
        assertThat(search(member, "w".repeat(200))).containsExactly(word.id());
    }

    @Test
    void nothing_of_another_account_is_ever_found() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        SupportCase theirs = stored(stranger, "Secret merger", "合併の秘密", MONDAY_NINE);
        SupportCase ours = stored(member, "Ours", "public", MONDAY_NINE);

        for (String text : List.of(
                "secret", "合併", "x", theirs.id().value(), theirs.displayId().digits())) {
            assertThat(search(member, text)).as(text).isEmpty();
        }
        Place made = new Place(null, theirs.lastActivityAt().plusSeconds(1), theirs.id(), false);
        assertThat(ids(found(member, filter(""), NEWEST_FIRST, made, 10))).containsExactly(ours.id());
    }

    // ---- the index

    @Test
    void what_an_older_version_stored_is_made_findable_and_the_check_says_so() {
        Member member = Sample.memberOf(database);
        List<SupportCase> cases = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            cases.add(stored(member, "Olderversion " + i, "stored without words", MONDAY_NINE));
        }
        reply(member, cases.get(3), "anotherentry");
        database.act(kept -> kept.entities
                .createNativeQuery("delete from case_words where account_id = ?1 and (number <> 1 or case_id > ?2)")
                .setParameter(1, member.account().digits())
                .setParameter(2, cases.get(4).id().value())
                .executeUpdate());
        assertThat(database.unindexed()).isEqualTo(10);
        assertThat(search(member, "olderversion")).isEmpty();

        CaseId after = null;
        do {
            CaseId from = after;
            after = database.ask(kept -> kept.search.index(from, 3))
                    .map(CaseSearch.Indexed::last)
                    .orElse(null);
        } while (after != null);

        assertThat(database.unindexed()).isZero();
        assertThat(search(member, "olderversion")).hasSize(7);
        assertThat(search(member, "anotherentry")).containsExactly(cases.get(3).id());
        assertThat(search(member, "without words")).hasSize(7);
    }

    @Test
    void words_that_were_folded_in_another_way_are_folded_anew() {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "Straße", "Łódź und plain", MONDAY_NINE);
        database.act(kept -> {
            kept.entities
                    .createNativeQuery("update case_words set folding = 1 where account_id = ?1")
                    .setParameter(1, member.account().digits())
                    .executeUpdate();
            String older = database.address.isPostgreSql()
                    ? "update case_words set words = 'lost' where account_id = ?1"
                    : "update case_word set word = 'lost' || word where account_id = ?1";
            kept.entities
                    .createNativeQuery(older)
                    .setParameter(1, member.account().digits())
                    .executeUpdate();
        });
        assertThat(search(member, "strasse lodz")).isEmpty();

        CaseId after = null;
        do {
            CaseId from = after;
            after = database.ask(kept -> kept.search.index(from, 3))
                    .map(CaseSearch.Indexed::last)
                    .orElse(null);
        } while (after != null);

        assertThat(search(member, "strasse lodz")).containsExactly(wanted.id());
        assertThat(database.count("case_words", "folding < " + SearchIndex.FOLDING))
                .isZero();
    }

    @Test
    void the_line_shows_the_entry_that_says_most_of_what_is_searched_for() {
        Member member = Sample.memberOf(database);
        SupportCase wanted = stored(member, "One", "The handshake was revoked.", MONDAY_NINE);
        reply(member, wanted, "Which handshake?");

        Found found = found(member, filter("handshake revoked"), NEWEST_FIRST, null, 10)
                .get(0);

        assertThat(found.excerpt().after()).contains("revoked");
    }

    @Test
    void members_do_not_search_the_addresses_of_requesters() {
        Member member = Sample.memberOf(database);
        stored(member, "One", "a", MONDAY_NINE);

        assertThat(search(member, member.email())).isEmpty();
    }

    // ---- filters

    @Test
    void filters_leave_what_they_say() {
        Member member = Sample.memberOf(database);
        SupportCase open = stored(member, "Open", "a", MONDAY_NINE);
        SupportCase waiting = stored(member, "Waiting", "b", MONDAY_NINE.plusSeconds(1));
        Sample.asked(waiting, MONDAY_NINE.plusSeconds(5));
        SupportCase resolved = stored(member, "Resolved", "c", MONDAY_NINE.plusSeconds(2));
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(6));
        database.act(kept -> {
            kept.cases.store(waiting);
            kept.cases.store(resolved);
        });
        Filter any = filter("");

        assertThat(ids(found(member, any, NEWEST_FIRST, null, 10)))
                .containsExactly(resolved.id(), waiting.id(), open.id());
        assertThat(ids(found(member, with(OPEN), NEWEST_FIRST, null, 10))).containsExactly(waiting.id(), open.id());
        assertThat(ids(found(member, with(Set.of(CaseStatus.PENDING_CUSTOMER_ACTION)), NEWEST_FIRST, null, 10)))
                .containsExactly(waiting.id());
        assertThat(found(member, with(Set.of()), NEWEST_FIRST, null, 10)).isEmpty();
        assertThat(ids(found(
                        member,
                        new Filter("", ALL, CaseType.TECHNICAL, Severity.URGENT, "compute", Instant.EPOCH, null),
                        NEWEST_FIRST,
                        null,
                        10)))
                .hasSize(3);
        for (Filter none : List.of(
                new Filter("", ALL, CaseType.ACCOUNT_AND_BILLING, null, null, Instant.EPOCH, null),
                new Filter("", ALL, null, Severity.LOW, null, Instant.EPOCH, null),
                new Filter("", ALL, null, null, "storage'", Instant.EPOCH, null))) {
            assertThat(found(member, none, NEWEST_FIRST, null, 10)).isEmpty();
        }
        assertThat(ids(found(
                        member,
                        new Filter("", ALL, null, null, null, MONDAY_NINE.plusSeconds(1), MONDAY_NINE.plusSeconds(2)),
                        NEWEST_FIRST,
                        null,
                        10)))
                .containsExactly(waiting.id());
        assertThat(ids(found(member, any.noOlderThan(MONDAY_NINE.plusSeconds(2)), NEWEST_FIRST, null, 10)))
                .containsExactly(resolved.id());
        assertThat(ids(found(
                        member,
                        new Filter("open", OPEN, null, null, null, Instant.EPOCH, null),
                        NEWEST_FIRST,
                        null,
                        10)))
                .containsExactly(open.id());
    }

    // ---- order and pages

    @ParameterizedTest
    @EnumSource
    void pages_forth_and_back_show_each_case_once_in_every_order(Sort sort) {
        Member member = Sample.memberOf(database);
        List<SupportCase> cases = Sample.cases(member, 23);
        database.act(kept -> cases.forEach(one -> {
            kept.cases.store(one);
            if (one.displayId().digits().endsWith("3")) {
                one.reclassify(Sample.AIKO, Severity.CRITICAL, Sample.promise(), MONDAY_NINE.plusSeconds(99));
                kept.cases.store(one);
            }
        }));
        for (boolean descending : new boolean[] {true, false}) {
            Order order = new Order(sort, descending);
            List<CaseId> everything = ids(found(member, filter(""), order, null, 100));
            assertThat(everything).doesNotHaveDuplicates().hasSize(23);

            List<CaseId> forth = new ArrayList<>();
            Place place = null;
            List<Found> page = found(member, filter(""), order, null, 5);
            while (!page.isEmpty()) {
                forth.addAll(ids(page));
                place = Place.of(page.get(page.size() - 1).summary(), sort, false);
                page = found(member, filter(""), order, place, 5);
            }
            assertThat(forth).isEqualTo(everything);

            List<CaseId> back = new ArrayList<>(List.of(everything.get(22)));
            place = new Place(place.severity(), place.at(), place.id(), true);
            page = found(member, filter(""), order, place, 5);
            while (!page.isEmpty()) {
                back.addAll(0, ids(page));
                place = Place.of(page.get(0).summary(), sort, true);
                page = found(member, filter(""), order, place, 5);
            }
            assertThat(back).isEqualTo(everything);
        }
    }

    @Test
    void sorting_goes_by_what_it_says() {
        Member member = Sample.memberOf(database);
        SupportCase old = stored(member, "Old", "a", MONDAY_NINE);
        SupportCase late = stored(member, "New", "b", MONDAY_NINE.plusSeconds(1));
        database.act(kept -> {
            old.reclassify(Sample.AIKO, Severity.LOW, Sample.promise(), MONDAY_NINE.plusSeconds(2));
            kept.cases.store(old);
        });

        assertThat(ids(found(member, filter(""), NEWEST_FIRST, null, 5))).containsExactly(old.id(), late.id());
        assertThat(ids(found(member, filter(""), new Order(Sort.CREATED, true), null, 5)))
                .containsExactly(late.id(), old.id());
        assertThat(ids(found(member, filter(""), new Order(Sort.SEVERITY, true), null, 5)))
                .containsExactly(late.id(), old.id());
        assertThat(ids(found(member, filter(""), new Order(Sort.SEVERITY, false), null, 5)))
                .containsExactly(old.id(), late.id());
    }

    @Test
    void a_place_stays_where_it_is_while_cases_come_and_move() {
        Member member = Sample.memberOf(database);
        List<SupportCase> cases = Sample.cases(member, 12);
        database.act(kept -> cases.forEach(kept.cases::store));
        List<Found> first = found(member, filter(""), NEWEST_FIRST, null, 5);
        Set<CaseId> seen = new HashSet<>(ids(first));

        stored(member, "Came meanwhile", "x", MONDAY_NINE.plus(Duration.ofHours(1)));
        reply(member, cases.get(11), "moved to the top");
        Place place = Place.of(first.get(4).summary(), Sort.LAST_ACTIVITY, false);
        List<CaseId> rest = ids(found(member, filter(""), NEWEST_FIRST, place, 100));

        assertThat(rest).doesNotContainAnyElementsOf(seen).hasSize(7);
    }

    @Test
    void a_page_takes_one_question_and_a_search_two_whatever_they_find() {
        Member member = Sample.memberOf(database);
        for (int i = 0; i < 30; i++) {
            stored(member, "Many " + i, "the same word", MONDAY_NINE.plusSeconds(i));
        }
        for (int most : new int[] {1, 25}) {
            assertThat(statements(member, filter(""), most)).isEqualTo(1);
            assertThat(statements(member, filter("word many"), most)).isEqualTo(2);
        }
    }

    // ---- announcements

    @Test
    void the_last_announcement_counts_until_it_ends_or_is_withdrawn() {
        PersonId by = new PersonId("supervisor");
        Instant later = MONDAY_NINE.plusSeconds(60);
        Announcement first = new Announcement(announcement(), "Slow mail", "メールの遅延", Set.of(), MONDAY_NINE, null);
        Announcement second = new Announcement(
                announcement(), "No mail", "メール停止", Set.of("dns", "vpn"), later, later.plusSeconds(60));

        assertThat(latest(MONDAY_NINE)).isEmpty();
        database.act(kept -> kept.announcements.announce(first, by, MONDAY_NINE));
        assertThat(latest(MONDAY_NINE)).contains(first);
        database.act(kept -> kept.announcements.announce(second, by, later));
        assertThat(latest(later)).contains(second);
        assertThat(latest(later.plusSeconds(60))).isEmpty();
        database.act(kept -> kept.announcements.withdraw(later.plusSeconds(1)));
        assertThat(latest(later.plusSeconds(2))).isEmpty();
    }

    @Test
    void announcements_that_are_over_are_listed_latest_first_with_their_end() {
        forgetAnnouncements();
        PersonId by = new PersonId("supervisor");
        for (int hour = 0; hour < 4; hour++) {
            Instant at = MONDAY_NINE.plusSeconds(3_600L * hour);
            Announcement made = new Announcement(
                    new AnnouncementId("hour-" + hour),
                    "Hour " + hour,
                    "時",
                    hour == 1 ? Set.of("dns") : Set.of(),
                    at,
                    hour == 0 ? at.plusSeconds(60) : null);
            database.act(kept -> kept.announcements.announce(made, by, at));
        }
        Instant now = MONDAY_NINE.plusSeconds(4 * 3_600L);

        assertThat(past(null, now))
                .extracting(past -> past.announcement().english(), Announcements.Past::ended)
                .containsExactly(
                        tuple("Hour 2", MONDAY_NINE.plusSeconds(3 * 3_600L)),
                        tuple("Hour 1", MONDAY_NINE.plusSeconds(2 * 3_600L)));
        assertThat(past(MONDAY_NINE.plusSeconds(3_600), now))
                .extracting(past -> past.announcement().english(), Announcements.Past::ended)
                .containsExactly(tuple("Hour 0", MONDAY_NINE.plusSeconds(60)));
        database.act(kept -> kept.announcements.withdraw(now));
        assertThat(past(null, now).get(0))
                .isEqualTo(new Announcements.Past(
                        new Announcement(
                                new AnnouncementId("hour-3"),
                                "Hour 3",
                                "時",
                                Set.of(),
                                MONDAY_NINE.plusSeconds(3 * 3_600L),
                                now),
                        by,
                        MONDAY_NINE.plusSeconds(3 * 3_600L),
                        now));
        Sample.DISTANT_PAST.forEach(early -> assertThat(past(early, now)).isEmpty());
        Sample.DISTANT_FUTURE.forEach(late -> assertThat(past(late, now)).isEqualTo(past(null, now)));
        forgetAnnouncements();
    }

    private static AnnouncementId announcement() {
        return new AnnouncementId(Sample.hex());
    }

    private void forgetAnnouncements() {
        database.act(
                kept -> kept.entities.createQuery("delete from AnnouncementRow").executeUpdate());
    }

    private List<Announcements.Past> past(Instant before, Instant now) {
        return database.ask(kept -> kept.announcements.past(before, now, 2));
    }

    private Optional<Announcement> latest(Instant now) {
        return database.ask(kept -> kept.announcements.latest(now));
    }

    // ---- the means

    private int statements(Member member, Filter filter, int most) {
        return database.ask(kept -> {
            QueryCount count = new QueryCount();
            count.during(
                    kept.entities, () -> kept.search.find(Visibility.of(member), filter, NEWEST_FIRST, null, most));
            return count.statements();
        });
    }

    @Test
    void cases_are_counted_up_to_a_limit_by_the_filter_that_lists_them() {
        Member member = Sample.memberOf(database);
        stored(member, "Pump one", "It stopped.", MONDAY_NINE);
        stored(member, "Pump two", "It stopped.", MONDAY_NINE);
        stored(member, "Valve", "It leaks.", MONDAY_NINE);

        assertThat(count(member, filter(""), 100)).isEqualTo(3);
        assertThat(count(member, filter("pump"), 100)).isEqualTo(2);
        assertThat(count(member, filter(""), 2)).isEqualTo(2);
        assertThat(count(Sample.memberOf(database), filter(""), 100)).isZero();
    }

    @Test
    void the_newest_message_of_each_case_says_who_wrote_it_and_strangers_learn_nothing() {
        Member member = Sample.memberOf(database);
        SupportCase replied = stored(member, "Replied", "First.", MONDAY_NINE);
        SupportCase untouched = stored(member, "Untouched", "Only.", MONDAY_NINE);
        reply(member, replied, "Second.");
        Set<CaseId> both = Set.of(replied.id(), untouched.id());

        assertThat(latest(member, both))
                .containsOnly(
                        Map.entry(
                                replied.id(),
                                new CaseSearch.LatestMessage(
                                        Communication.Side.CUSTOMER,
                                        member.id(),
                                        MONDAY_NINE.plus(Duration.ofHours(2)))),
                        Map.entry(
                                untouched.id(),
                                new CaseSearch.LatestMessage(Communication.Side.CUSTOMER, member.id(), MONDAY_NINE)));
        assertThat(latest(Sample.memberOf(database), both)).isEmpty();
    }

    private int count(Member member, Filter filter, int most) {
        return database.ask(kept -> kept.search.count(Visibility.of(member), filter, most));
    }

    private Map<CaseId, CaseSearch.LatestMessage> latest(Member member, Set<CaseId> ids) {
        return database.ask(kept -> kept.search.latestMessages(Visibility.of(member), ids));
    }

    private SupportCase stored(Member member, String subject, String description, Instant at) {
        SupportCase one = Sample.supportCase(member, null, subject, description, List.of(), at);
        database.act(kept -> kept.cases.store(one));
        return one;
    }

    private void reply(Member member, SupportCase to, String text) {
        database.act(kept -> {
            to.customerReplies(member, new Body(text), List.of(), MONDAY_NINE.plus(Duration.ofHours(2)));
            kept.cases.store(to);
        });
    }

    private List<CaseId> search(Member member, String text) {
        return ids(found(member, filter(text), NEWEST_FIRST, null, 1_000));
    }

    private List<Found> found(Member member, Filter filter, Order order, Place from, int most) {
        return database.ask(kept -> kept.search.find(Visibility.of(member), filter, order, from, most));
    }

    private static List<CaseId> ids(List<Found> found) {
        return found.stream().map(one -> one.summary().id()).toList();
    }

    private static Filter filter(String text) {
        return new Filter(text, ALL, null, null, null, Instant.EPOCH, null);
    }

    private static Filter with(Set<CaseStatus> statuses) {
        return new Filter("", statuses, null, null, null, Instant.EPOCH, null);
    }
}
