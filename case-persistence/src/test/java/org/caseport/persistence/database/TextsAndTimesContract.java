package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.BlankText;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** Any text and any time comes back as it was kept, whatever the database. */
abstract class TextsAndTimesContract extends DatabaseContract {

    /** 8,000 characters outside the first plane: 16,000 UTF-16 units, 32,000 bytes of UTF-8. */
    static final String ASTRAL = "𝛀🥨".repeat(4_000);

    @Test
    void hostile_texts_come_back_as_they_were_typed() throws IOException {
        Member member = Sample.memberOf(database);
        DraftFields fields = DraftFields.EMPTY;
        List<SupportCase> cases = new ArrayList<>();
        int number = 0;
        for (String text : hostileTexts()) {
            fields = fields.with("answer.q-" + number++, text);
            if (!BlankText.isBlank(text) && !text.contains("\n") && text.codePointCount(0, text.length()) <= 255) {
                cases.add(Sample.supportCase(member, null, text, text, List.of(), MONDAY_NINE));
            }
        }
        CaseDraft draft = Sample.draft(member).with(fields, MONDAY_NINE);

        database.act(kept -> {
            kept.drafts.store(draft);
            cases.forEach(kept.cases::store);
        });

        assertOne(kept -> kept.drafts.find(DraftAuthor.of(member), draft.id())).contains(draft);
        assertThat(cases).hasSizeGreaterThan(400);
        for (SupportCase stored : cases) {
            assertThat(find(member, stored.id())).usingRecursiveComparison().isEqualTo(stored);
        }
    }

    @Test
    void eight_thousand_astral_characters_and_the_longest_field_fit() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, null, ASTRAL.substring(0, 510), ASTRAL, List.of(), MONDAY_NINE);
        CaseDraft draft = Sample.draft(member)
                .with(
                        DraftFields.EMPTY
                                .with("description", "🥨".repeat(DraftFields.LONGEST / 2))
                                .with("subject", "x".repeat(DraftFields.LONGEST)),
                        MONDAY_NINE);

        database.act(kept -> {
            kept.cases.store(opened);
            kept.drafts.store(draft);
        });

        assertThat(ASTRAL.length()).isEqualTo(16_000);
        assertThat(find(member, opened.id()).request().description().text()).isEqualTo(ASTRAL);
        assertOne(kept -> kept.drafts.find(DraftAuthor.of(member), draft.id())).contains(draft);
    }

    @Test
    void characters_that_no_database_keeps_are_seen_to_have_been_there() {
        Member member = Sample.memberOf(database);
        CaseDraft draft =
                Sample.draft(member).with(DraftFields.EMPTY.with("description", "a\0b\uD83Dc\uDE00"), MONDAY_NINE);
        SupportCase opened = Sample.supportCase(member, null, "a\0b", "a\0b", List.of(), MONDAY_NINE);

        database.act(kept -> {
            kept.drafts.store(draft);
            kept.cases.store(opened);
        });

        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(member), draft.id()))
                        .orElseThrow()
                        .fields()
                        .get("description"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFD");
        assertThat(find(member, opened.id()).request().subject().text()).isEqualTo("a\uFFFDb");
    }

    @Test
    void an_instant_in_the_hour_that_comes_twice_stays_the_same_instant() {
        TimeZone before = TimeZone.getDefault();
        Member member = Sample.memberOf(database);
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(Sample.BERLIN));
            for (String instant : List.of("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T01:30:00Z")) {
                SupportCase opened = Sample.supportCase(member, "Twice", Instant.parse(instant));

                database.act(kept -> kept.cases.store(opened));

                assertThat(find(member, opened.id()).openedAt()).isEqualTo(instant);
                assertMany(kept -> kept.cases.openedSince(Visibility.of(member), Instant.parse(instant)))
                        .contains(Instant.parse(instant));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private static List<String> hostileTexts() throws IOException {
        try (InputStream file = TextsAndTimesContract.class.getResourceAsStream("/blns.json");
                var reader = Json.createReader(file)) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
