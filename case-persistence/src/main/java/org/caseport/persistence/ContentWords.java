package org.caseport.persistence;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.text.Folding;

/**
 * The words of a short text, such as a subject, that say what it is about: not those that hold sentences together, nor
 * those that nearly every case begins with, such as "can't" and "error". Japanese sets no blanks: there, runs of kanji
 * and of katakana carry the content, and hiragana only the grammar.
 */
final class ContentWords {

    private static final String ENGLISH = """
            a about after again all also am an and any anybody anyone are as at be because been before being but by can
            cannot cant could couldnt day did didnt do does doesnt doing dont down during each every few for from get
            gets getting go goes got had has hasnt have havent having he hello help her here hi his how i if im in into
            is isnt it its ive just keep keeps know like longer made make may me more most much my need needed needs no
            nobody none not nothing now of off ok on once one only or other our out over own please pls possible re
            really same see seems she should since so some somebody someone something still such suddenly than thank
            thanks that thats the their them then there these they this those through to today too trying two under
            unable until up urgent us use used using very via want was wasnt way we were what when where whether which
            while who whole why will with without wont would yesterday yet you your able always anymore asap
            case cases error errors fail failed failing fails failure fault faulty issue issues problem problems
            question questions request requests support ticket trouble work worked working works broken broke happens
            happen happening occur occurs occurred
            """;

    private static final String GERMAN = """
            aber alle als am an auch auf aus bei beim bin bis bitte da das dass dem den der des die dies diese dieser
            doch durch ein eine einem einen einer eines er es euch fur geht gehen gibt haben habe hallo hat heute hilfe
            ich ihr im in ist ja kann kein keine keinen konnen konnte lasst mehr mein meine mit mochte moglich muss nach
            nicht nichts noch nur oder ohne plotzlich schon sehr seit sich sie sind so trotz uber um und uns unser
            unsere vom von vor war warum was wenn wer werden wie wieder wir wird wo wurde zu zum zur dringend fehler
            fehlermeldung fehlgeschlagen problem probleme frage fragen anfrage stoerung storung funktioniert
            funktionieren klappt
            """;

    private static final String OTHERS = """
            ai au aux avec ce ces cette dans des du elle en est et il ils je la le les leur mais mon ne nous ou par pas
            plus pour pouvez peut peux que qui sa se ses son sont sur tres un une votre vous erreur erreurs probleme
            problemes aide bonjour urgence impossible marche fonctionne
            al con como cual de del desde donde el ella entre esta este esto hay hola las lo los mas mi muy nos para
            pero por porque puede puedo puedes sin sobre su sus tengo una uno y ya ayuda fallo error falla funciona
            problema che chi ci della delle di gli ho il io lei lui ma mio nel nella non per perche piu posso puo questa questo
            sono una aiuto errore problemi funziona
            ao as com da das dos ela ele em essa esse isso mais meu minha na nao nas no nos os ou pela pelo pode posso
            quando que sao sem ser seu sua tem uma ajuda erro falha
            aan ben dat deze dit een geen het hij hoe ik ik in is kan maar me met mijn naar niet nog nu of om ons ook op
            te tot uit van voor waarom wat we wel wij worden zijn zo fout werkt probleem hulp
            """;

    /** Of Japanese and Chinese; they are cut out of runs, the longest first. */
    private static final String HAN = """
            不具合 未解決 異常系 発生中 使用中 利用中 確認中 質問 問題 失敗 発生 確認 対応 表示 方法 至急 緊急 不明 不可 出来 必要 可能
            使用 利用 場合 原因 状況 状態 現在 昨日 今日 今朝 昨夜 先日 先週 突然 時々 以下 以前 最近 問合 回答 依頼 相談 調査 解決
            障害 異常 正常 無法 无法 不能 问题 错误 错 请 帮助 出现 什么 怎么
            教 願 何 時 件 等 前 後 中 方 者 出 来 見 行 思 使 私 日 月 年 今 下 上 為 様 的 了 是 我 在 不
            """;

    private static final String KATAKANA = "エラー エラ トラブル ケース サポート ヘルプ メッセージ";

    private static final Set<String> STOP = Stream.of(ENGLISH, GERMAN, OTHERS)
            .flatMap(words -> Stream.of(words.strip().split("\\s+")))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> STOP_KATAKANA = Set.of(KATAKANA.split(" "));
    private static final Pattern STOP_HAN =
            Pattern.compile(Stream.of(HAN.strip().split("\\s+"))
                    .sorted((one, other) -> other.length() - one.length())
                    .collect(Collectors.joining("|")));

    private static final Pattern RUN = Pattern.compile("[\\p{IsHan}々]+|[\\p{IsKatakana}ー]+|\\p{IsHiragana}+|"
            + "[\\p{L}\\p{N}\\p{M}&&[^\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}ー]]+"
            + "(?:['’][\\p{L}]+)*");
    private static final Pattern APOSTROPHE = Pattern.compile("['’]");
    /** What French and Italian draw together with the word after it. */
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:[cdjlmnst]|qu|dell|nell|all|un)['’]", Pattern.CASE_INSENSITIVE);

    private static final Pattern SHORT_NUMBER = Pattern.compile("[0-9]{1,2}|(?:19|20)[0-9]{2}");
    private static final int SHORTEST = 2;

    /** Longer words with so much in common at their beginning are forms of one word, if little follows. */
    private static final int STEM = 5;

    private static final int LONGEST_ENDING = 3;

    private ContentWords() {}

    /** Each once, in the order in which they stand. */
    static List<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        RUN.matcher(Folding.composed(text)).results().forEach(found -> {
            String run = found.group();
            UnicodeScript script = UnicodeScript.of(run.codePointAt(0));
            if (script == UnicodeScript.HAN) {
                Stream.of(STOP_HAN.split(run)).filter(word -> !word.isEmpty()).forEach(words::add);
            } else if (script == UnicodeScript.KATAKANA) {
                if (run.length() >= SHORTEST && !STOP_KATAKANA.contains(run)) {
                    words.add(run);
                }
            } else if (script != UnicodeScript.HIRAGANA) {
                addSpaced(words, run);
            }
        });
        return new ArrayList<>(words);
    }

    private static void addSpaced(Set<String> words, String run) {
        String word = Folding.of(
                APOSTROPHE.matcher(ARTICLE.matcher(run).replaceFirst("")).replaceAll(""));
        if (word.length() >= SHORTEST
                && !STOP.contains(word)
                && !SHORT_NUMBER.matcher(word).matches()) {
            words.add(word);
        }
    }

    /**
     * Whether two words are forms of one, such as "invoice" and "invoices"; of kanji, whether most pairs are the same.
     */
    static boolean alike(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(one.codePointAt(0));
        if (script == UnicodeScript.HAN) {
            String shorter = one.length() <= other.length() ? one : other;
            String longer = shorter.equals(one) ? other : one;
            return shorter.length() > 1
                    && (longer.contains(shorter) || sharedPairs(shorter, longer) * 2 > pairs(longer));
        }
        if (script == UnicodeScript.KATAKANA) {
            // A long vowel at the end is written or not.
            return one.replaceFirst("ー$", "").equals(other.replaceFirst("ー$", ""));
        }
        int common = 0;
        while (common < Math.min(one.length(), other.length()) && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common >= STEM && Math.max(one.length(), other.length()) - common <= LONGEST_ENDING;
    }

    private static int pairs(String run) {
        return run.length() - 1;
    }

    private static int sharedPairs(String one, String other) {
        int shared = 0;
        for (int i = 0; i + 2 <= one.length(); i++) {
            shared += other.contains(one.substring(i, i + 2)) ? 1 : 0;
        }
        return shared;
    }
}
