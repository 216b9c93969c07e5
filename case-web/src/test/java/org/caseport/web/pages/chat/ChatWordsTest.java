package org.caseport.web.pages.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.caseport.policy.chat.ExpectedWait;
import org.caseport.web.Injector;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.junit.jupiter.api.Test;

/** The worked examples of expected waits, as pages explain them: when first, then why. */
class ChatWordsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_free_agent_means_the_next_minute() {
        assertThat(why("en", new ExpectedWait(0, 2, 6, 2, minutes(9), 50, null)))
                .isEqualTo("The chat is expected to start by 12:01. Before you: 0 · Agents: 2 · Places: 6, free: 2"
                        + " · chats take 9 min (median of the last 50)");
    }

    @Test
    void the_instant_comes_before_what_it_follows_from() {
        assertThat(why("en", new ExpectedWait(3, 2, 6, 0, minutes(9), 50, minutes(4))))
                .isEqualTo("The chat is expected to start at about 12:06. Before you: 3 · Agents: 2"
                        + " · Places: 6, free: 0 · chats take 9 min (median of the last 50) → 4 × 9 ÷ 6 = 6 min");
        assertThat(why("ja", new ExpectedWait(3, 2, 6, 0, minutes(9), 50, minutes(4))))
                .startsWith("チャットは 12:06 ごろに始まる見込みです。お客様の前：3");
    }

    @Test
    void that_the_first_in_line_has_waited_longer_than_was_calculated_is_said() {
        assertThat(why("en", new ExpectedWait(3, 2, 6, 0, minutes(9), 50, minutes(8))))
                .startsWith("The chat is expected to start at about 12:08.")
                .endsWith("= 6 min · the first in line has waited 8 min already");
    }

    @Test
    void more_than_an_hour_is_not_told_to_the_minute() {
        assertThat(why("en", new ExpectedWait(20, 1, 3, 0, minutes(12), 0, null)))
                .startsWith("The chat is expected to start after 13:00.");
    }

    @Test
    void without_agents_there_is_nothing_to_explain() {
        assertThat(words("en").why(new ExpectedWait(2, 0, 0, 0, minutes(9), 50, null)))
                .isEmpty();
    }

    private static String why(String language, ExpectedWait expected) {
        return words(language).why(expected).orElseThrow();
    }

    private static Duration minutes(int minutes) {
        return Duration.ofMinutes(minutes);
    }

    private static ChatWords words(String language) {
        Injector injector = new Injector()
                .with(Clock.class, Clock.fixed(NOON, ZoneOffset.UTC))
                .with(new Reader(language));
        injector.with(injector.fill(new Labels()));
        return injector.fill(new ChatWords());
    }

    private static final class Reader extends CurrentUser {

        private final String language;

        Reader(String language) {
            this.language = language;
        }

        @Override
        public boolean isMember() {
            return true;
        }

        @Override
        public String language() {
            return language;
        }

        @Override
        public Locale locale() {
            return Locale.forLanguageTag(language);
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }
}
