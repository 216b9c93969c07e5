package org.caseport.web.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Locale;
import org.caseport.web.journey.stage.Browser;
import org.caseport.web.journey.stage.InBrowser;
import org.junit.jupiter.api.Test;

/** Mails as a narrow and a wide window show them. */
@InBrowser
class MailWidthIT {

    private static final String WORD = "W".repeat(255);
    private static final String ADDRESS = "https://a.example/" + WORD;
    private static final String MESSAGE = String.join(
            "\n",
            WORD,
            "**" + WORD + "** and `" + WORD + "`",
            "[" + WORD + "](" + ADDRESS + ")",
            ADDRESS,
            "- " + WORD,
            "- " + ADDRESS,
            "```",
            WORD,
            "```");

    @Test
    void a_very_long_word_widens_a_mail_nowhere(Browser browser) {
        String html = new MailBodyBuilder()
                .title(WORD)
                .paragraph(WORD)
                .fact(WORD, WORD)
                .message(WORD, WORD, MESSAGE)
                .link(WORD, WORD, ADDRESS)
                .button(WORD, ADDRESS)
                .foot(WORD)
                .html(Locale.ENGLISH, WORD);
        Page page = browser.page();

        for (int width : new int[] {320, 360, 1280}) {
            page.setViewportSize(width, 800);
            page.setContent(html);

            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("at " + width)
                    .isEqualTo(width);
            assertThat((Integer) page.evaluate("[...document.querySelectorAll('body *')]"
                            + ".filter(one => one.getBoundingClientRect().right > innerWidth).length"))
                    .as("elements that stick out at " + width)
                    .isZero();
        }
    }
}
