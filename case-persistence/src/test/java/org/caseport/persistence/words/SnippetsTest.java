package org.caseport.persistence.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseport.domain.search.CaseSearch.Excerpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnippetsTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, Error 0x80070005 at 10.0.0.1 since ten, 10.0.0.1",
        "10.0.0.1, 10 tries of 0x80070005 then 10.0.0.1, 10.0.0.1",
        "10.0.0, it was 10.0.0.1, 10.0.0",
        "strasse, Neue Straße 5, Straße",
        "STRAß, Neue Strasse 5, Strass",
        "lodz, in Łódź now, Łódź",
        "ae, an Ægis, Æ",
        "cert, uncertain certificate, cert",
        "web-1, web 1 and web-1, web-1",
        "期限, 昨日から証明書の期限が切れています, 期限",
        "ｶﾀｶﾅ, これはカタカナです, カタカナ",
        "revoked handshake, the handshake was revoked, handshake"
    })
    void what_was_found_is_marked_where_it_stands(String question, String text, String marked) {
        assertThat(excerpt(text, question).match()).isEqualTo(marked);
    }

    @Test
    void characters_that_show_nothing_belong_to_the_word_that_is_marked() {
        assertThat(excerpt("Die Rechnungs\u00ADstellung fehlt", "rechnungsstellung")
                        .match())
                .isEqualTo("Rechnungs\u00ADstellung");
        assertThat(excerpt("Die Rechnungs\u00ADstellung fehlt", "rechnungs").match())
                .startsWith("Rechnungs");
    }

    @Test
    void of_parts_that_stand_apart_the_longest_is_marked() {
        assertThat(excerpt("tls 1.3 of the handshake", "handshake/tls").match()).isEqualTo("handshake");
    }

    private static Excerpt excerpt(String text, String question) {
        Excerpt excerpt = Snippets.of(text, SearchTerms.terms(question));
        assertThat(excerpt).isNotNull();
        return excerpt;
    }
}
