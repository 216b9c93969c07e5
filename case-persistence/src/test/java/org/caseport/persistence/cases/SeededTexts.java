package org.caseport.persistence.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What people might write: a few words very often, most of them seldom, and one in each case that no other case has.
 */
final class SeededTexts {

    private static final String[] STEMS = """
            the a to is in of and we it on for with not since after when this that our has from be at was no by as are
            error service server customer update version deploy cluster queue message timeout connection request answer
            certificate invoice account user password network storage disk memory backup restore database index table
            query replica failover region zone gateway proxy balancer cache session token export import report order
            payment warehouse scanner printer terminal driver firmware kernel container image registry volume snapshot
            policy role permission group directory mail calendar meeting recording license quota limit increase alarm
            metric dashboard log trace sample threshold latency throughput packet route peering tunnel handshake cipher
            nightly weekly monthly yesterday morning evening maintenance window change ticket incident workaround patch
            rollback release pipeline build artifact test staging production customerfacing intern partner supplier
            migrated upgraded refused rejected delayed duplicated missing corrupted locked expired unreachable slow
            still again always sometimes only every first second last new old same other large small empty full
            """.strip().split("\\s+");

    private static final String[] ENDINGS = {"", "s", "ing", "ed", "er", "less", "able", "wise", "like", "ful"};

    private static final String[] JAPANESE = """
            昨夜の更新以降、注文サービスがデータベースに接続できません。
            証明書の期限が切れているようです。
            請求書をダウンロードしようとすると、空のファイルになります。
            再起動しましたが、状況は変わりません。
            ログには「接続が拒否されました」と出ています。
            お手数ですが、至急ご確認をお願いいたします。
            影響を受けているのは東京リージョンのみです。
            別のブラウザーでも同じ現象が起きます。
            バックアップからの復元に失敗しました。
            利用者の半数がサインインできない状態です。
            ご連絡ありがとうございます。ただいま調査しております。
            設定を確認したところ、上限値に達していました。
            回避策をお試しいただけますでしょうか。
            問題は解決しましたので、閉じていただいて構いません。
            夜間の集計処理が途中で止まります。
            ネットワークの経路を変更したあとから遅くなりました。""".strip().split("\\s+");

    private static final String[] OPENINGS = {"Hello,", "Hi team,", "Good morning,", "", ""};

    private final SplittableRandom random;
    private final boolean japanese;

    SeededTexts(SplittableRandom random, boolean japanese) {
        this.random = random;
        this.japanese = japanese;
    }

    /** A word that only the case with this number has. */
    static String rareWord(long number) {
        return "tx" + Long.toString(number, 36) + "q";
    }

    String subject() {
        String sentence = japanese ? sentenceInJapanese() : sentence(5 + random.nextInt(5));
        return sentence.substring(0, sentence.length() - 1);
    }

    /** About as many characters. */
    String text(int length, String word) {
        StringBuilder text = new StringBuilder(length + 100);
        if (!japanese) {
            text.append(OPENINGS[random.nextInt(OPENINGS.length)]).append('\n');
        }
        // What an agent or a customer copies from a log is in no language.
        text.append(word).append(" node-").append(random.nextInt(400)).append(": ");
        while (text.length() < (japanese ? length / 2 : length)) {
            text.append(japanese ? sentenceInJapanese() : sentence(6 + random.nextInt(12)));
            text.append(random.nextInt(5) == 0 ? '\n' : ' ');
        }
        return text.toString().strip();
    }

    private String sentenceInJapanese() {
        return JAPANESE[random.nextInt(JAPANESE.length)];
    }

    private String sentence(int words) {
        List<String> all = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            all.add(word());
        }
        String first = all.get(0);
        all.set(0, Character.toUpperCase(first.charAt(0)) + first.substring(1));
        return String.join(" ", all) + ".";
    }

    /** The further back in the list, the seldomer; endings make a few thousand words of a few hundred. */
    private String word() {
        double at = random.nextDouble();
        String stem = STEMS[(int) (at * at * at * STEMS.length)];
        return at < 0.5 ? stem : stem + ENDINGS[Math.min(random.nextInt(ENDINGS.length), random.nextInt(20))];
    }
}
