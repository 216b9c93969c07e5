package org.caseport.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlFinderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "See https://a.example/x. Then|https://a.example/x",
                "(http://a.example/y)|http://a.example/y",
                "https://a.example/wiki/Fault_(power)|https://a.example/wiki/Fault_(power)",
                "(see https://a.example/wiki/Fault_(power)).|https://a.example/wiki/Fault_(power)",
                "https://a.example/x(see below)|https://a.example/x",
                "https://a.example/a)b|https://a.example/a",
                "https://a.example/a(ftp://b)|https://a.example/a",
                "[https://a.example/]|https://a.example/",
                "{https://a.example/{id}/x}|https://a.example/{id}/x",
                "http://[::1]:8080/x|http://[::1]:8080/x",
                "詳細は https://a.example/日本 をご覧ください|https://a.example/日本",
                "詳細はhttps://a.example/日本、ほか|https://a.example/日本",
                "「https://a.example/」です|https://a.example/",
                "（https://a.example/x）をご覧|https://a.example/x",
                "https://a.example/x！？|https://a.example/x",
                "https://a.example/x؟|https://a.example/x",
                "https://a.example/x।|https://a.example/x",
                "«https://a.example/x»|https://a.example/x",
                "„https://a.example/x“|https://a.example/x",
                "https://a.example/x…|https://a.example/x",
                "https://a.example/x։|https://a.example/x",
                "https://a.example/x—|https://a.example/x",
                "https://a.example/x\u200B|https://a.example/x",
                "https://a.example/x\u2060y|https://a.example/x",
                "https://a.example/\u202Egnp.exe|https://a.example/",
                "https://a.example/\u00ADx|https://a.example/",
                "https://a.example/x\u3164y|https://a.example/x",
                "https://a.example/x\u00A0y|https://a.example/x",
                "https://a.example/?b=1&c=2|https://a.example/?b=1&c=2",
                "https://a.example/a/|https://a.example/a/",
                "https://a.example/?q=aGk=|https://a.example/?q=aGk=",
                "**https://a.example/x**|https://a.example/x",
                "HTTPS://A.example/x|HTTPS://A.example/x",
                "https://a.example/हिन्दी|https://a.example/हिन्दी",
            })
    void an_address_ends_where_the_sentence_around_it_goes_on(String typed, String address) {
        assertThat(UrlFinder.find(typed, 0))
                .map(place -> typed.substring(place.from(), place.to()))
                .hasValue(address);
        assertThat(TextToHtml.html(typed))
                .contains(">" + address.replace("&", "&amp;") + "</a>")
                .containsOnlyOnce("<a ");
        assertThat(TextToHtml.mail(typed))
                .contains(">" + address.replace("&", "&amp;") + "</a>")
                .containsOnlyOnce("<a ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://x.example/",
                "https://",
                "https:// x",
                "xhttps://a.example",
                "https://.",
                "https://)"
            })
    void nothing_else_is_an_address(String typed) {
        assertThat(UrlFinder.find(typed, 0)).isEmpty();
    }

    @Test
    void only_an_address_that_begins_there_is_at_a_place() {
        assertThat(UrlFinder.at("a https://a.example/ b", 2)).contains(new UrlFinder.Place(2, 20));
        assertThat(UrlFinder.at("a https://a.example/ b", 0)).isEmpty();
        assertThat(UrlFinder.at("ahttps://a.example/", 1)).isEmpty();
    }
}
