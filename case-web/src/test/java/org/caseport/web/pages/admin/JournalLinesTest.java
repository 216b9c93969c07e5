package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.domain.journal.RecordedEntry;
import org.caseport.web.Injector;
import org.caseport.web.application.journal.ReadingJournal;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.JournalWords;
import org.caseport.web.pages.PageInjector;
import org.junit.jupiter.api.Test;

class JournalLinesTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T09:00:00Z");
    private static final AccountId NO_ACCOUNT = new AccountId("000000000000");
    private static final Map<PersonId, String> NAMES = Map.of(
            new PersonId("tomasz"), "Tomasz Nowak",
            new PersonId("kim"), "Kim Park",
            new PersonId("e77e5d30-182b-4a3e-9d43-6a1f3a1c2b11"), "Lee Marsh");

    private final List<Set<PersonId>> lookups = new ArrayList<>();

    @Test
    void who_got_the_cases_of_a_deactivated_person_is_said_by_name() {
        String toLee = "cases 1 to e77e5d30-182b-4a3e-9d43-6a1f3a1c2b11";

        assertThat(words(Locale.ENGLISH, toLee)).isEqualTo("1 open case handed over to Lee Marsh");
        assertThat(words(Locale.ENGLISH, "cases 1200 to queue")).isEqualTo("1,200 open cases returned to the queue");
        assertThat(words(Locale.ENGLISH, "cases 0 to queue")).isEqualTo("No open cases assigned");
        assertThat(words(Locale.JAPANESE, toLee)).isEqualTo("未解決のケース 1 件を Lee Marsh さんに引き継ぎました");
        assertThat(words(Locale.JAPANESE, "cases 2 to queue")).isEqualTo("未解決のケース 2 件をキューに戻しました");
    }

    @Test
    void a_detail_of_another_form_or_act_has_no_words_and_stays_as_it_is() {
        JournalEntry refused = JournalEntry.refused(
                null, new PersonId("tomasz"), JournalAct.PERSON_DEACTIVATED, "kim", "ONESELF", MONDAY_NINE);
        JournalEntry changed = entry(JournalAct.PERSON_CHANGED, "cases 1 to queue");

        assertThat(lines(Locale.ENGLISH).of(found(refused, changed)))
                .extracting(JournalLines.Line::detail, JournalLines.Line::words)
                .containsExactly(tuple("ONESELF", ""), tuple("cases 1 to queue", ""));
    }

    @Test
    void all_names_are_looked_up_at_once_and_who_is_unknown_keeps_the_id() {
        List<JournalLines.Line> lines = lines(Locale.ENGLISH)
                .of(found(
                        entry(JournalAct.PERSON_DEACTIVATED, "cases 3 to gone"),
                        entry(JournalAct.PERSON_REACTIVATED, ""),
                        entry(JournalAct.PERSON_CHANGED, "name")));

        assertThat(lines).extracting(JournalLines.Line::who).containsOnly("Tomasz Nowak");
        assertThat(lines).extracting(JournalLines.Line::on).containsOnly("Kim Park");
        assertThat(lines.get(0).words()).isEqualTo("3 open cases handed over to gone");
        assertThat(lookups).containsExactly(Set.of(new PersonId("tomasz"), new PersonId("kim"), new PersonId("gone")));
    }

    @Test
    void an_act_on_a_case_is_said_in_words_and_keeps_its_code_for_the_details() {
        JournalEntry assigned = JournalEntry.done(
                null,
                new PersonId("tomasz"),
                JournalAct.CASE_ASSIGNED,
                "case-123456789012-muen-2026-74a757cd8cf7558a",
                "nobody kim",
                MONDAY_NINE);

        JournalLines.Line line = lines(Locale.ENGLISH).of(found(assigned)).get(0);

        assertThat(line.act()).isEqualTo("Assigned to Kim Park");
        assertThat(line.on()).isEqualTo("74a757cd");
        assertThat(line.code()).isEqualTo("case.assigned");
        assertThat(line.target()).isEqualTo(assigned.target());
        assertThat(line.detail()).isEqualTo("nobody kim");
    }

    private String words(Locale language, String detail) {
        return lines(language)
                .of(found(entry(JournalAct.PERSON_DEACTIVATED, detail)))
                .get(0)
                .words();
    }

    private static JournalEntry entry(JournalAct act, String detail) {
        return JournalEntry.done(null, new PersonId("tomasz"), act, "kim", detail, MONDAY_NINE);
    }

    private static List<JournalSearch.Found> found(JournalEntry... entries) {
        List<JournalSearch.Found> found = new ArrayList<>();
        for (JournalEntry entry : entries) {
            found.add(new JournalSearch.Found(new RecordedEntry(NO_ACCOUNT, found.size(), entry, null), 0));
        }
        return found;
    }

    private JournalLines lines(Locale language) {
        ReadingJournal reading = new ReadingJournal() {
            @Override
            public Map<PersonId, String> names(Administrator administrator, Set<PersonId> ids) {
                lookups.add(ids);
                Map<PersonId, String> known = new HashMap<>(NAMES);
                known.keySet().retainAll(ids);
                return known;
            }
        };
        FakeRequest request =
                FakeRequest.get("/admin/account").by(PageInjector.tomasz(language.getLanguage(), ZoneOffset.UTC));
        Injector injector = PageInjector.answering(request).with(ReadingJournal.class, reading);
        return injector.with(injector.fill(new JournalWords())).fill(new JournalLines());
    }
}
