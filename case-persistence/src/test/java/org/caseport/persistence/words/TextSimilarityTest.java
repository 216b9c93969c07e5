package org.caseport.persistence.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSimilarityTest {

    @ParameterizedTest
    @CsvSource({
        "データベースに接続できません, データベースへの接続ができない",
        "データベースに接続できません, 朝からデータベースサーバーに接続不可。データベース接続が切れる",
        "証明書の期限が切れました, SSL 証明書の期限切れ",
        "メールが届きません, メールが届かない",
        "請求書をダウンロードできません, 請求書のダウンロードについて",
        "サーバが起動しない, サーバーの起動に失敗しました",
        "Instance refuses connections, Instance refuses connections again",
        "Can't connect to database, Database connection fails",
        "Invoice of October is missing, Missing invoices since October",
        "VPN tunnel down, Our VPN tunnel is down again",
        "Rechnung für Oktober fehlt, Oktober-Rechnung nicht da",
        "Passwort zurücksetzen, Zurücksetzen des Passworts",
        "Les factures d'octobre manquent, Facture octobre",
        "Straße falsch geschrieben, STRASSE im Profil falsch geschrieben"
    })
    void subjects_about_the_same_are_alike(String one, String other) {
        assertThat(alike(one, other)).isTrue();
        assertThat(alike(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "データベースに接続できません, 請求書をダウンロードできません",
        "データベースに接続できません, ログインできません",
        "データベースに接続できません, メールが送信できません",
        "データベースに接続できません, VPN に接続できません",
        "サイトが表示されません, 画像が表示されません",
        "エラーが発生しました, 決済でエラーが発生しました",
        "至急お願いします, 請求先の変更をお願いします",
        "パスワードを変更したい, 住所を変更したい",
        "I can't log in, I can't print",
        "Error in checkout, Error in backup",
        "Please help: invoice missing, Please help: server down",
        "Urgent problem with printer, Urgent problem with mail",
        "Unable to connect to VPN, Unable to upload files",
        "Error 500 in the shop, Error 500 in the API",
        "Drucker funktioniert nicht, Mail funktioniert nicht",
        "Kann mich nicht anmelden, Kann Datei nicht laden",
        "Help!, Help please",
        "Report for 2026, Outage in 2026"
    })
    void subjects_that_share_only_what_holds_sentences_together_are_not(String one, String other) {
        assertThat(alike(one, other)).isFalse();
        assertThat(alike(other, one)).isFalse();
    }

    @Test
    void the_ones_that_share_the_rarest_words_come_first() {
        List<String> subjects =
                List.of("Database replica slow", "Database replica lag alarm", "Database replica of orders slow");

        assertThat(TextSimilarity.of(subjects, Function.identity()).bestFor("Database replica lag", 2))
                .first()
                .isEqualTo("Database replica lag alarm");
    }

    @Test
    void no_more_are_named_than_were_asked_for() {
        List<String> subjects = List.of("Replica lag", "Replica lag again", "Lag of the replica", "Replica lag today");

        assertThat(TextSimilarity.of(subjects, Function.identity()).bestFor("Replica lag", 2))
                .hasSize(2);
    }

    private static boolean alike(String one, String other) {
        return !TextSimilarity.of(List.of(other), Function.identity())
                .bestFor(one, 2)
                .isEmpty();
    }
}
