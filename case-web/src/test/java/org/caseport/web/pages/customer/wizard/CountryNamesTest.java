package org.caseport.web.pages.customer.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.caseport.policy.entitlement.CallableCountries;
import org.caseport.web.pages.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryNamesTest {

    @Test
    void the_list_is_the_one_that_phone_numbers_are_checked_by() {
        assertThat(CountryNames.in(Locale.ENGLISH))
                .extracting(Option::code)
                .containsExactlyInAnyOrderElementsOf(CallableCountries.codes())
                .contains("XK")
                .doesNotContain("AQ");
        assertThat(CountryNames.in(Locale.ENGLISH)).extracting(Option::label).contains("Kosovo", "Ascension Island");
    }

    @ParameterizedTest
    @CsvSource({
        "UK, GB",
        "GB, GB",
        "GBR, GB",
        "+44, GB",
        "44, GB",
        "Great Britain, GB",
        "England, GB",
        "英国, GB",
        "イギリス, GB",
        "US, US",
        "USA, US",
        "+1, US",
        "America, US",
        "米国, US",
        "アメリカ合衆国, US",
        "Holland, NL",
        "Nederland, NL",
        "Deutschland, DE",
        "ドイツ, DE",
        "+49, DE",
        "DE, DE",
        "DEU, DE",
        "日本, JP",
        "Japan, JP",
        "Nippon, JP",
        "+81, JP",
        "Schweiz, CH",
        "Suisse, CH",
        "Österreich, AT",
        "España, ES",
        "中国, CN",
        "South Korea, KR",
        "Korea, KR",
        "韓国, KR",
        "Czech Republic, CZ",
        "Ivory Coast, CI",
        "Turkey, TR",
        "Türkiye, TR",
        "Burma, MM",
        "UAE, AE",
        "Россия, RU",
        "+383, XK",
        "+7, RU",
        "+39, IT",
        "+353, IE"
    })
    void a_code_or_a_usual_name_belongs_to_one_country(String typed, String code) {
        List<String> found = CountryNames.in(Locale.GERMAN).stream()
                .filter(option ->
                        List.of(String.valueOf(option.keywords()).split(",")).contains(typed))
                .map(Option::code)
                .toList();

        assertThat(found).containsExactly(code);
    }
}
