package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.caseport.domain.journal.JournalAct;
import org.caseport.web.text.Languages;
import org.caseport.web.text.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal lists acts by name, so that each can be chosen. */
class JournalActWordsTest {

    @ParameterizedTest
    @EnumSource
    void an_act_has_a_name_in_every_language(JournalAct act) {
        for (String language : Languages.SPOKEN) {
            assertThat(new Texts(Locale.forLanguageTag(language)).find("journal." + act.code()))
                    .as(language)
                    .isPresent();
        }
    }
}
