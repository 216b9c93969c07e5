package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.web.Injector;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.JournalWords;
import org.caseport.web.pages.PageInjector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonHistoryTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");
    private static final AccountId NO_ACCOUNT = new AccountId("000000000000");
    private static final Person TOMASZ = PageInjector.tomasz("en", ZoneOffset.UTC);
    private static final Person KIM =
            new Person(new PersonId("kim"), "kim@a.example", "Kim Park", Set.of(Role.AGENT), null, "en", null);

    private final List<RecordedEntry> journal = new ArrayList<>();
    private final List<JournalSearch.Filter> asked = new ArrayList<>();
    private final PersonHistory history = history();

    // ---- what was done to a person

    @Test
    void the_history_has_what_was_done_to_the_person_and_not_what_the_person_did() {
        record(TOMASZ, JournalAct.PERSON_CHANGED, "kim", "name", "10.0.0.1", MONDAY_NINE);
        record(TOMASZ, JournalAct.PERSON_CHANGED, "lee", "name", "10.0.0.1", MONDAY_NINE);
        record(KIM, JournalAct.PERSON_CHANGED, "lee", "name", "10.0.0.2", MONDAY_NINE);

        assertThat(history.of(KIM)).singleElement().satisfies(line -> {
            assertThat(line.who()).isEqualTo("Tomasz Nowak");
            assertThat(line.on()).isEqualTo("Kim Park");
            assertThat(line.at()).isEqualTo(MONDAY_NINE);
        });
        assertThat(asked).containsExactly(new JournalSearch.Filter(null, null, null, "kim"));
    }

    @Test
    void the_journal_is_read_once_a_page_and_at_most_fifty_entries_of_it() {
        for (int i = 0; i < 60; i++) {
            record(TOMASZ, JournalAct.PERSON_CHANGED, "kim", "name", "10.0.0.1", MONDAY_NINE.minusSeconds(i));
        }

        assertThat(history.of(KIM)).hasSize(50);
        assertThat(history.of(KIM).get(0).at()).isEqualTo(MONDAY_NINE);
        assertThat(asked).hasSize(1);
    }

    // ---- from where somebody signed in

    @ParameterizedTest
    @CsvSource({"-2001, ''", "-2000, 10.0.0.1", "0, 10.0.0.1", "2000, 10.0.0.1", "2001, ''"})
    void a_sign_in_has_the_place_of_the_entry_that_was_made_with_it(long later, String place) {
        signedIn(KIM, "10.0.0.1", MONDAY_NINE.plusMillis(later));

        assertThat(history.placeOf(signIn(KIM, MONDAY_NINE))).isEqualTo(place);
    }

    @Test
    void each_of_several_sign_ins_has_its_own_place() {
        signedIn(KIM, "10.0.0.2", MONDAY_NINE.plusSeconds(60));
        signedIn(KIM, "10.0.0.1", MONDAY_NINE);

        assertThat(history.placeOf(signIn(KIM, MONDAY_NINE))).isEqualTo("10.0.0.1");
        assertThat(history.placeOf(signIn(KIM, MONDAY_NINE.plusSeconds(60)))).isEqualTo("10.0.0.2");
        assertThat(asked).as("read once").hasSize(1);
    }

    @Test
    void neither_an_attempt_that_failed_nor_one_of_somebody_else_gives_a_place() {
        refused(KIM, "203.0.113.9", MONDAY_NINE);
        signedIn(TOMASZ, "10.0.0.9", MONDAY_NINE);

        assertThat(history.placeOf(signIn(KIM, MONDAY_NINE))).isEmpty();

        assertThat(asked).singleElement().satisfies(filter -> {
            assertThat(filter.act()).isEqualTo(JournalAct.SIGN_IN.code());
            assertThat(filter.person()).isEqualTo(KIM.id());
        });
    }

    @Test
    void an_entry_from_nowhere_gives_no_place() {
        signedIn(KIM, null, MONDAY_NINE);

        assertThat(history.placeOf(signIn(KIM, MONDAY_NINE))).isEmpty();
    }

    private static SignIn signIn(Person person, Instant at) {
        return new SignIn("token", person.id(), at, at, "Firefox/Linux");
    }

    private void signedIn(Person person, @Nullable String from, Instant at) {
        record(person, JournalAct.SIGN_IN, person.id().value(), "", from, at);
    }

    private void refused(Person person, String from, Instant at) {
        add(
                JournalEntry.refused(
                        null, person.id(), JournalAct.SIGN_IN, person.id().value(), "WRONG", at),
                from);
    }

    private void record(Person by, JournalAct act, String on, String detail, @Nullable String from, Instant at) {
        add(JournalEntry.done(null, by.id(), act, on, detail, at), from);
    }

    private void add(JournalEntry entry, @Nullable String from) {
        journal.add(new RecordedEntry(NO_ACCOUNT, journal.size() + 1, entry, from));
    }

    private PersonHistory history() {
        ReadingJournal reading = new ReadingJournal() {
            @Override
            public List<JournalSearch.Found> find(
                    Administrator administrator,
                    JournalSearch.Filter filter,
                    JournalSearch.@Nullable Place after,
                    int most) {
                asked.add(filter);
                return journal.stream()
                        .filter(one -> matches(filter, one.entry()))
                        .limit(most)
                        .map(one -> new JournalSearch.Found(one, 0))
                        .toList();
            }

            @Override
            public Map<PersonId, String> names(Administrator administrator, Set<PersonId> ids) {
                return Map.of(TOMASZ.id(), TOMASZ.name(), KIM.id(), KIM.name());
            }
        };
        Injector around = PageInjector.answering(
                        FakeRequest.get("/admin/person").by(TOMASZ))
                .with(ReadingJournal.class, reading);
        around.with(around.fill(new JournalWords()));
        return around.with(around.fill(new JournalLines())).fill(new PersonHistory());
    }

    private static boolean matches(JournalSearch.Filter filter, JournalEntry entry) {
        return (filter.act() == null || filter.act().equals(entry.act()))
                && (filter.person() == null || filter.person().equals(entry.person()))
                && (filter.target() == null || filter.target().equals(entry.target()));
    }
}
