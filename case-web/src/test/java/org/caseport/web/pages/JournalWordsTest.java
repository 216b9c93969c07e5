package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.policy.catalog.Catalogs;
import org.caseport.web.Injector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JournalWordsTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-30T09:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CASE_STATUS_CHANGED | reopened work-in-progress | Status: Work in progress | ステータス：対応中",
                "CASE_ASSIGNED | nobody kim | Assigned to Name of kim | 担当者：Name of kim",
                "CASE_ASSIGNED | kim nobody | Unassigned | 担当者を解除",
                "CASE_SEVERITY_CHANGED | low high 2026-11-30T10:00:00Z"
                        + " | Severity: General guidance → Production system impaired, due Mon 30 Nov 2026, 10:00 UTC"
                        + " | 重要度：一般的なご質問 → 本番システムの障害、期限 2026年11月30日（月）10:00 UTC",
                "CASE_COMMUNICATION_ADDED | SUPPORT 3 QUESTION | Information requested | 情報を依頼",
                "CASE_RATED | 4 | Rated 4 out of 5 | 評価：5 段階中 4",
                "CASE_RESPONSE_WARNING | 50 | Warning sent: 50% of the target used | 警告を送信：目標時間の 50% が経過",
                "CASE_PROBLEM_CHANGED | '' | Link to the known problem removed | 既知の問題との関連付けを解除",
                "CASE_PROBLEM_CHANGED | 1b2c | Linked to a known problem | 既知の問題と関連付け",
                "CASE_ESCALATED | '' | Escalated | エスカレーション"
            })
    void an_act_on_a_case_says_what_came_of_it(JournalAct act, String detail, String english, String japanese) {
        JournalEntry entry = JournalEntry.done(null, new PersonId("ana"), act, "case-1", detail, MONDAY_NINE);

        assertThat(said(Locale.ENGLISH, entry)).isEqualTo(english);
        assertThat(said(Locale.JAPANESE, entry)).isEqualTo(japanese);
    }

    @Test
    void services_categories_and_limit_types_are_said_by_name() {
        assertThat(said(Locale.ENGLISH, done(JournalAct.CASE_TOPIC_CHANGED, "account-access cant-sign-in")))
                .matches("Moved to [A-Z].* › [A-Z].*");
        assertThat(said(Locale.JAPANESE, done(JournalAct.CASE_TOPIC_CHANGED, "virtual-machine-limits")))
                .isEqualTo("変更後：仮想マシン");
        assertThat(said(Locale.ENGLISH, done(JournalAct.CASE_TOPIC_CHANGED, "long-gone away")))
                .isEqualTo("Moved to long-gone › away");
    }

    @Test
    void a_refused_act_and_a_detail_of_another_form_are_said_by_the_name_of_the_act() {
        JournalEntry refused = JournalEntry.refused(
                null, new PersonId("ana"), JournalAct.CASE_STATUS_CHANGED, "case-1", "NOT THERE", MONDAY_NINE);

        assertThat(said(Locale.ENGLISH, refused)).isEqualTo("Status changed");
        assertThat(said(Locale.ENGLISH, done(JournalAct.CASE_COMMUNICATION_ADDED, "SUPPORT 3 SONG")))
                .isEqualTo("Message added");
        assertThat(said(Locale.ENGLISH, done(JournalAct.CASE_SEVERITY_CHANGED, "low")))
                .isEqualTo("Severity changed");
    }

    @ParameterizedTest
    @EnumSource
    void every_act_has_a_name_in_both_languages(JournalAct act) {
        assertThat(words(Locale.ENGLISH).nameOf(act.code())).isNotEqualTo(act.code());
        assertThat(words(Locale.JAPANESE).nameOf(act.code())).containsPattern("\\p{IsHan}|\\p{IsKatakana}");
    }

    @Test
    void an_act_of_another_version_is_said_by_its_code() {
        assertThat(words(Locale.ENGLISH).nameOf("case.reclassified")).isEqualTo("case.reclassified");
    }

    @Test
    void a_long_id_is_said_by_its_first_letters() {
        CaseId id = new CaseId("case-123456789012-muen-2026-74a757cd8cf7558a");

        assertThat(id.account()).isEqualTo(new AccountId("123456789012"));
        assertThat(JournalWords.shortId(id.value())).isEqualTo("74a757cd");
        assertThat(JournalWords.shortId("123456789012")).isEqualTo("123456789012");
    }

    private static JournalEntry done(JournalAct act, String detail) {
        return JournalEntry.done(null, new PersonId("ana"), act, "case-1", detail, MONDAY_NINE);
    }

    private static String said(Locale language, JournalEntry entry) {
        return words(language).of(entry, person -> "Name of " + person.value());
    }

    private static JournalWords words(Locale language) {
        CurrentUser administrator = new CurrentUser() {
            @Override
            public Locale locale() {
                return language;
            }

            @Override
            public String language() {
                return language.getLanguage();
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("UTC");
            }

            @Override
            public boolean isMember() {
                return false;
            }
        };
        Injector injector = new Injector().with(CurrentUser.class, administrator);
        Labels labels = injector.fill(new Labels());
        CatalogNames catalog =
                injector.with(labels).with(Catalog.class, Catalogs.shipped()).fill(new CatalogNames());
        return injector.with(catalog).fill(new JournalWords());
    }
}
