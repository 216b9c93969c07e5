package org.caseport.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseReferenceTest {

    private static final String ID = "case-123456789012-muen-2026-74a757cd8cf7558a";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1730000255",
                " 1730000255\n",
                "Case 1730000255",
                "case 1730000255.",
                "CASE 1730000255",
                "Case\u00a01730000255",
                "Case #1730000255",
                "Case no. 1730000255",
                "Case ID: 1730000255",
                "ケース 1730000255",
                "ケース番号 1730000255",
                "ケース１７３００００２５５。",
                "１７３００００２５５",
                "\"Case 1730000255\"",
                "「1730000255」",
                "(1730000255),",
                "<1730000255>",
                "#1730000255",
                "1730 000 255",
                "1730-000-255",
                "\u200b1730000255\ufeff",
                "[Case 1730000255]",
                "[Case 1730000255] Web shop down",
                "Re: [Case 1730000255] Web shop down since 2026-11-28",
                "AW: WG: [Case 1730000255] Laden",
                "Fwd: Re: [CASE 1730000255] x",
                "Re: [ケース 1730000255] 接続できません",
                "Re: 1730000255",
                "Case-ID: 1730000255",
                "case_no 1730000255",
                "Support Case-Number: 1730000255.",
                "Ticket 1730000255",
                "お問い合わせ番号：1730000255",
                "お問い合わせ番号：１７３００００２５５",
                "問合せ番号 1730000255",
                "お問い合わせ 1730000255。",
                "Case 1730000255 Web shop down since 2026-11-28",
                "Case 1730000255: Web shop down",
                "Re: Case 1730000255, Web shop down",
                "Case-ID 1730000255 – Web shop",
                "ケース 1730000255 の件",
                "ケース１７３００００２５５について",
                "お問い合わせ番号：１７３００００２５５の件"
            })
    void a_number_is_understood_in_every_form_in_which_it_is_written(String text) {
        assertThat(CaseReference.in(text)).contains(new CaseReference.ByNumber(new DisplayId("1730000255")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ID,
                "CASE-123456789012-MUEN-2026-74A757CD8CF7558A",
                ID + ".",
                ID + "。",
                "(" + ID + ")",
                "<" + ID + ">,",
                "「" + ID + "」",
                "case\u2011123456789012\u2011muen\u20112026\u201174a757cd8cf7558a",
                "ｃａｓｅ－１２３４５６７８９０１２－ｍｕｅｎ－２０２６－７４ａ７５７ｃｄ８ｃｆ７５５８ａ",
                "case-123456789012-2026-74a757cd8cf7558a",
                "Case ID " + ID,
                "ケース ID：" + ID,
                "https://support.example/cases/case?id=" + ID,
                "https://support.example/portal/workspace/case?id=" + ID + ").",
                "https://support.example/cases/case?id=" + ID + "&submitted=true",
                "<https://support.example/cases/case?id=" + ID + ">",
                "Case-ID: " + ID,
                "お問い合わせ番号：" + ID,
                "https://support.example/cases/case?id=case%2D123456789012%2Dmuen%2D2026%2D74a757cd8cf7558a",
                "https://support.example/cases/case?id=case%2d123456789012%2dmuen%2d2026%2d74a757cd8cf7558a.",
                "https://support.example/cases/case%3Fid%3D" + ID,
                "https://links.example/?url=https%3A%2F%2Fsupport.example%2Fcases%2Fcase%3Fid%3D" + ID + "&data=05"
            })
    void an_id_is_understood_in_every_form_in_which_it_is_written(String text) {
        assertThat(CaseReference.in(text)).contains(new CaseReference.ById(new CaseId(ID)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "173000025",
                "1730000255123456",
                "10.0.0.1",
                "printer 1730000255 offline",
                "1730000255 1730000256",
                "[Case 1730000255] [Case 1730000256]",
                "see " + ID + " for more",
                ID + " " + "case-123456789012-muen-2026-74a757cd8cf7558b",
                ID + "0",
                "case-123456789012-muen-2026-74a757cd8cf7558",
                "0x80070005",
                "Case 1730000255 and case 1730000256",
                "Case 1730000255 1730000256",
                "the case 1730000255 is back",
                "Case 17300002551234567 offline",
                "Case 1730000255a offline",
                "showcase 1730000255 offline",
                "お問い合わせ番号：",
                "https://support.example/cases/case?id=case%252D123456789012",
                "100%",
                "case"
            })
    void other_texts_name_no_case(String text) {
        assertThat(CaseReference.in(text)).isEmpty();
    }

    @Test
    void an_id_is_told_from_a_number() {
        assertThat(CaseReference.idIn(ID + ").")).contains(new CaseId(ID));
        assertThat(CaseReference.idIn("Case 1730000255")).isEmpty();
    }

    /** The quadruple prime is four signs as soon as its form is the plain one. */
    static Stream<String> longTexts() {
        return Stream.of(
                        ".",
                        " ",
                        ". ",
                        "\u2057",
                        "\u2057 ",
                        "re:",
                        "re",
                        "re :",
                        "case",
                        "case ",
                        "[case ",
                        "[case #",
                        "1 ",
                        "%",
                        "%2",
                        "%2D",
                        "case-",
                        "case-id:",
                        "お問い合わせ",
                        "re: case ",
                        "1730000255 ")
                .flatMap(part -> Stream.of(10, 100, 290, 2_000)
                        .map(length -> part.repeat(length / part.length()))
                        .flatMap(run -> Stream.of(
                                run, run + "x", run + "1", "." + run + "x y", run + ID + " x y", ID + run + "x y")));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void reading_takes_no_longer_than_the_text_is_long(String text) {
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> CaseReference.in(text));
    }

    @Test
    void a_text_longer_than_any_subject_or_address_names_no_case() {
        assertThat(CaseReference.in("[Case 1730000255] " + "x".repeat(282))).isPresent();
        assertThat(CaseReference.in("[Case 1730000255] " + "x".repeat(283))).isEmpty();
    }
}
