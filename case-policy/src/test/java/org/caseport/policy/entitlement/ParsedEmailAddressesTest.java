package org.caseport.policy.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsedEmailAddressesTest {

    private static final String ANA = "ana.lopez@firma.example";
    private static final String JOERG = "joerg@firma.example";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lopez, Ana <ana.lopez@firma.example>; Müller, Jörg <joerg@firma.example>",
                "Lopez, Ana <ana.lopez@firma.example>, Müller, Jörg <joerg@firma.example>",
                "Lopez, Ana <ana.lopez@firma.example>\nMüller, Jörg <joerg@firma.example>\n",
                "Lopez, Ana\n <ana.lopez@firma.example>,\r\n\tMüller, Jörg <joerg@firma.example>",
                "Lopez, Ana <ana.lopez@firma.example> Müller, Jörg <joerg@firma.example>",
                "\"Lopez, Ana\" <ana.lopez@firma.example>; \"Müller; Jörg\" <joerg@firma.example>",
                "\"Lopez \\\"A\\\"; Ana\" <ana.lopez@firma.example>, <joerg@firma.example>",
                "“Lopez, Ana” <ana.lopez@firma.example>, „Müller, Jörg“ <joerg@firma.example>",
                "Lopez, Ana (Sales; 2nd floor) <ana.lopez@firma.example>; joerg@firma.example (Jörg, IT (old))",
                "'ana.lopez@firma.example' <ana.lopez@firma.example>; 'joerg@firma.example'",
                "\"old@firma.example\" <ana.lopez@firma.example>; <joerg@firma.example>;",
                "ana.lopez@firma.example; joerg@firma.example",
                "ana.lopez@firma.example,joerg@firma.example",
                "ana.lopez@firma.example joerg@firma.example",
                "ana.lopez@firma.example\njoerg@firma.example",
                "ana.lopez@firma.example\tjoerg@firma.example",
                "ana.lopez@firma.example、joerg@firma.example",
                "ana.lopez@firma.example，joerg@firma.example；",
                "ana.lopez＠firma.example；joerg＠firma．example",
                "Ana ＜ana.lopez＠firma。example＞　Jörg ＜joerg＠firma.example＞",
                "ana.lopez@firma.example،joerg@firma.example؛",
                "mailto:ana.lopez@firma.example;MAILTO:joerg@firma.example?subject=Hello%20there",
                "<mailto:ana.lopez@firma.example|ana.lopez@firma.example>, mailto:joerg%40firma.example",
                "mailto:ana.lopez@firma.example,joerg@firma.example",
                "To: Ana <ana.lopez@firma.example>; Cc: joerg@firma.example",
                "Team: ana.lopez@firma.example, joerg@firma.example;",
                "ana.lopez@firma.example., joerg@firma.example.",
                "ana.lopez@firma.example.\u200B; \u202Ajoerg@firma.example\u202C",
                "\uFEFFana.lopez@firma.example\u00A0;\u2060joerg@firma.example\u00AD",
                "<\u200Bana.lopez@firma.example\u200E>; [joerg@firma.example]",
                "\uF0B7 ana.lopez@firma.example\n\uF0B7 joerg@firma.example\n",
                "\u0301\u2800ana.lopez@firma.example\uFE0F; \u034Fjoerg@firma.example\uDB40\uDC20",
                "<\u200B[„ana.lopez@firma.example”.\u200B]>.\u200B; [joerg@firma.example].).",
                "Lopez, Ana [mailto:ana.lopez@firma.example]; Müller, Jörg [joerg@firma.example]",
                "Lopez, Ana (ana.lopez@firma.example), (joerg@firma.example)",
                "[Ana](mailto:ana.lopez@firma.example) <mailto:joerg@firma.example>",
                "To:ana.lopez@firma.example 宛先：joerg@firma.example",
                "To: ana.lopez@firma.example: joerg@firma.example…",
                "<ana.lopez@firma.example, <joerg@firma.example"
            })
    void what_a_mail_program_copies_is_its_addresses_and_nothing_else(String pasted) {
        assertThat(ParsedEmailAddresses.in(pasted)).isEqualTo(new ParsedEmailAddresses(List.of(ANA, JOERG), List.of()));
    }

    @Test
    void what_is_no_address_and_no_name_of_one_is_left_to_see() {
        assertThat(ParsedEmailAddresses.in("ana.lopez@firma.example, nonsense; Ben <ben@>"))
                .isEqualTo(new ParsedEmailAddresses(List.of(ANA), List.of("nonsense", "ben@")));
        assertThat(ParsedEmailAddresses.in("Lopez; Ana <ana.lopez@firma.example>"))
                .isEqualTo(new ParsedEmailAddresses(List.of(ANA), List.of("Lopez")));
        assertThat(ParsedEmailAddresses.in("ana b@firma.example").others()).containsExactly("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", ", ,", "\u200B", "\u3164", "<>", "\"\"", "()"})
    void nothing_is_no_address_and_nothing_else(String typed) {
        assertThat(ParsedEmailAddresses.in(typed).addresses()).isEmpty();
        assertThat(ParsedEmailAddresses.in(typed).others()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"an\u200Ba@firma.example", "ana@fir\u202Ema.example", "ana@firma", "a\u00ADna@firma.example"})
    void characters_that_show_nothing_are_no_part_of_an_address(String typed) {
        assertThat(ParsedEmailAddresses.in(typed).addresses()).isEmpty();
        assertThat(ParsedEmailAddresses.in(typed).others()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "(",
                "\"",
                "\\",
                "<>",
                "()",
                "\"\"",
                "a@",
                ",",
                "<(\"",
                ":",
                "mailto:",
                "a:",
                "[",
                "[a@",
                "(a@b.example"
            })
    void reading_takes_no_longer_than_its_length(String part) {
        String text = part.repeat(50_000);

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> ParsedEmailAddresses.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u0301", "\uE000", ").", ".)", "<(", ".", "\n", "\n ", "a\n", "a@b;", "\"@\""})
    void what_stands_between_two_letters_takes_no_longer_either(String part) {
        String text = "a" + part.repeat(200_000) + "a";

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> ParsedEmailAddresses.in(text));
    }
}
