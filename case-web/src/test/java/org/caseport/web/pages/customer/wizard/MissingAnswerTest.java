package org.caseport.web.pages.customer.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Question.Kind;
import org.caseport.web.pages.Labels;
import org.caseport.web.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingAnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    CHOICE | Engine | Choose an engine
                    CHOICE | Reason | Choose a reason
                    TEXT | Host name and port | Enter the host name and port
                    TEXT | E-mail address | Enter the e-mail address
                    TEXT | VM name | Enter the VM name
                    DATE | Day to restore | Enter the day to restore
                    CHOICE | May we wipe the device? | Answer this question
                    CHOICE | Restore to | Answer this question
                    TEXT | What it should say | Answer this question
                    DATE | Expires on | Answer this question
                    ROWS | Connections that fail | Add at least one entry
                    """)
    void it_asks_in_the_words_of_the_question_where_a_sentence_can_hold_them(Kind kind, String label, String sentence) {
        assertThat(MissingAnswer.sentence(labels("en"), question(kind, label))).isEqualTo(sentence);
    }

    @Test
    void it_asks_in_japanese_too() {
        assertThat(MissingAnswer.sentence(labels("ja"), question(Kind.CHOICE, "エンジン")))
                .isEqualTo("エンジンを選んでください");
        assertThat(MissingAnswer.sentence(labels("ja"), question(Kind.DATE, "いつから発生していますか。")))
                .isEqualTo("この質問に答えてください");
    }

    @ParameterizedTest
    @CsvSource({"en, Engine, Choose an engine", "en, Restore to, Choose…", "ja, エンジン, エンジンを選んでください"})
    void a_list_says_what_is_to_be_chosen_while_nothing_is(String language, String label, String placeholder) {
        assertThat(MissingAnswer.placeholder(labels(language), question(Kind.CHOICE, label)))
                .isEqualTo(placeholder);
    }

    private static Question question(Kind kind, String label) {
        LocalizedText text = new LocalizedText(Map.of("en", label));
        return new Question(
                "asked",
                text,
                null,
                kind,
                true,
                kind == Kind.CHOICE ? List.of(new Question.Choice("one", text)) : List.of(),
                kind == Kind.ROWS ? List.of(question(Kind.TEXT, label)) : List.of(),
                null,
                null);
    }

    private static Labels labels(String language) {
        return new Labels() {
            @Override
            public String of(LocalizedText text) {
                return text.in(language);
            }

            @Override
            public String format(String key, Object... arguments) {
                return new Texts(Locale.forLanguageTag(language)).get(key, arguments);
            }
        };
    }
}
