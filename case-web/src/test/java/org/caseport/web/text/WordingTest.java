package org.caseport.web.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caseport.web.text.Wording.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spelling and style of everything that pages and mails say. */
class WordingTest {

    /** What a native speaker would not write in English, and what to write instead. */
    private static final List<Rule> ENGLISH = List.of(
            new Rule("just now", "right now"),
            new Rule("any ?more", "no longer"),
            new Rule("(go|goes|going|went|gone) on", "continue"),
            new Rule("(?-i:may)(?! be | have (been|seen))", "can"),
            new Rule("(some|every|any)body|nobody(’s)?|whoever", "the role: agent, member, unassigned, people copied"),
            new Rule("anew", "again"),
            new Rule("doubled", "duplicated"),
            new Rule("begun", "started"),
            // "In force" alone is the state of a version, as the specification has it.
            new Rule("put (in|into|on) force|in force(?!$)", "activate, active"),
            new Rule("put off", "deferred"),
            new Rule("for ever", "permanently"),
            new Rule("web hooks?", "webhook"),
            new Rule("(take|takes|took) the place of", "replace"),
            new Rule("broken? (off|it off)", "interrupted, stopped"),
            new Rule("of theirs", "its"),
            new Rule("the (case|web ?hook|person)’s (page|secret|address)", "case page, webhook secret"),
            new Rule("says the same", "was merged"),
            new Rule("(?-i:Sum)", "Total"),
            new Rule("(no|free|much|more|enough|has) room", "space"),
            new Rule("as many as (you|it|they) may", "the limit"),
            new Rule("is (withdrawn|erased|submitted|discarded)", "was …, or the bare participle"),
            new Rule("please", "nothing: a label asks as it is"),
            new Rule("guarantee[ds]?", "target"));

    /** What no text contains, whatever its words. */
    private static final Map<String, Pattern> ENGLISH_MARKS = Map.of(
            "a blank before a mark", Pattern.compile("[^ …] ([,;:?!%]|\\.(?![\\p{Alnum}.]))"),
            "an exclamation mark", Pattern.compile("!(?! )"),
            "a word twice", Pattern.compile("\\b([a-z]+) \\1\\b", CASE_INSENSITIVE),
            "Japanese", Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}（）「」、。：]"));

    private static final String JAPANESE_LETTER = "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー」』）]";

    private static final Map<String, Pattern> JAPANESE_MARKS = Map.of(
            "a Latin mark beside Japanese",
                    Pattern.compile(JAPANESE_LETTER + " ?[,.:;?!()]|[,()]" + " ?" + JAPANESE_LETTER),
            "a blank before %", Pattern.compile(" %"),
            "a blank beside a Japanese mark", Pattern.compile(" [、。）」：]|[（「] "),
            "a mark twice", Pattern.compile("、、|。。|：："));

    /** What is no prose: code, addresses, markup of tables, places that are filled, names of settings. */
    private static final Pattern NO_PROSE = Pattern.compile("`[^`]*`|\\]\\([^)]*\\)|https?://\\S*|\\S+@\\S+|/\\S+"
            + "|\\{[a-z]+}|[A-Z]+_[A-Z_]+|caseport(\\.[a-z]+)+|java \\S+");

    private static final Pattern WORD = Pattern.compile("(?<![\\p{Alnum}])\\p{L}+([’']\\p{L}+)?");

    /** Keys whose text is a pattern of {@link java.time.format.DateTimeFormatter}. */
    private static final List<String> PATTERNS =
            List.of("times.instant", "times.short", "times.day", "times.time", "times.dayOfYear", "times.dayWithYear");

    @Test
    void english_says_it_as_a_native_speaker_does() throws IOException {
        List<String> found = new ArrayList<>();
        for (Said said : Wording.in("en")) {
            for (Rule rule : ENGLISH) {
                matches(rule.word(), said)
                        .forEach(word -> found.add("“%s”, write %s: %s".formatted(word, rule.instead(), said)));
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void english_words_are_spelled_right() throws IOException {
        EnglishWords words = new EnglishWords();
        List<String> found = new ArrayList<>();
        for (Said said : Wording.in("en")) {
            matches(WORD, said)
                    .filter(word -> !words.contain(word))
                    .forEach(word -> found.add("“%s”: %s".formatted(word, said)));
        }

        assertThat(found).as("if a word is right, add it to words.txt").isEmpty();
    }

    @Test
    void english_has_its_own_marks() throws IOException {
        assertThat(found(ENGLISH_MARKS, Wording.in("en"))).isEmpty();
    }

    @Test
    void english_has_one_apostrophe_a_straight_one_only_in_what_people_and_programs_type() throws IOException {
        List<Said> all = new ArrayList<>(Wording.in("en"));
        all.addAll(Wording.articles("en"));

        assertThat(all).extracting(Said::place).contains("sign-in.en.md", "technical-data.yaml name");
        assertThat(all).allSatisfy(said -> assertThat(said.text())
                .as(said.place())
                .doesNotContain(
                        said.place().endsWith(".yaml name") || said.place().endsWith(".yaml label") ? "’" : "'"));
    }

    @Test
    void one_is_told_in_the_singular() throws IOException {
        for (Said said : Wording.bundled("en")) {
            if (said.text().contains(",choice,")) {
                String one = new MessageFormat(said.text(), Locale.ENGLISH).format(new Object[] {1, 1, 1});

                assertThat(one).as(said.place()).doesNotContainPattern("\\b1 (other |business )?[a-z]+s\\b(?<!ss)");
            }
        }
    }

    @Test
    void japanese_has_its_own_marks() throws IOException {
        assertThat(found(JAPANESE_MARKS, Wording.in("ja"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void a_limit_in_days_bytes_or_characters_comes_from_its_rule(String language) throws IOException {
        assertThat(Wording.bundled(language))
                .filteredOn(said -> !said.place().matches("setup.passwordHelp|Setting\\..*"))
                .allSatisfy(said -> assertThat(said.text())
                        .as(said.place())
                        .doesNotContainPattern("[0-9]( days|[ 0-9,]*(日以内|日間|MB|文字|characters))"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void brackets_and_quotes_are_closed_and_blanks_are_single(String language) throws IOException {
        for (Said said : Wording.in(language)) {
            assertThat(unclosed(said.text())).as(said.toString()).isEmpty();
            assertThat(said.text()).as(said.place()).doesNotContain("  ").doesNotContain("\t");
        }
    }

    private static List<String> found(Map<String, Pattern> shapes, List<Said> texts) {
        List<String> found = new ArrayList<>();
        for (Said said : texts) {
            shapes.forEach((name, shape) ->
                    matches(shape, said).forEach(part -> found.add("“%s”, %s: %s".formatted(part, name, said))));
        }
        return found;
    }

    private static Stream<String> matches(Pattern pattern, Said said) {
        return pattern.matcher(prose(said)).results().map(MatchResult::group);
    }

    private static String prose(Said said) {
        return PATTERNS.contains(said.place())
                ? ""
                : NO_PROSE.matcher(said.text()).replaceAll("…");
    }

    /** Brackets and quotes that are open at the end, or closed without having been opened. */
    private static List<String> unclosed(String text) {
        String opening = "([{“‘（「『";
        String closing = ")]}”’）」』";
        Deque<Integer> open = new ArrayDeque<>();
        List<String> wrong = new ArrayList<>();
        for (String mark : text.codePoints().mapToObj(Character::toString).toList()) {
            if (mark.equals("’") || mark.equals("‘")) {
                continue;
            }
            if (opening.contains(mark)) {
                open.push(opening.indexOf(mark));
            } else if (closing.contains(mark) && (open.isEmpty() || open.pop() != closing.indexOf(mark))) {
                wrong.add(mark);
            }
        }
        open.forEach(mark -> wrong.add(opening.substring(mark, mark + 1)));
        return wrong;
    }

    /**
     * A word that is not ours.
     *
     * @param instead what to write
     */
    private record Rule(Pattern word, String instead) {

        Rule(String word, String instead) {
            this(Pattern.compile("\\b(" + word + ")\\b", CASE_INSENSITIVE), instead);
        }
    }
}
