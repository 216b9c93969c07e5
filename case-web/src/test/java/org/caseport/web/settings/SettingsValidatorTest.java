package org.caseport.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsValidatorTest {

    @Test
    void a_start_without_settings_is_right() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of("PATH", "/bin", "CASEPORTAL_X", "1", "java.version", "17")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CASEPORT_DBURL, CASEPORT_DB_URL",
        "CASEPORT_DATABASE_URL, CASEPORT_DB_URL",
        "CASEPORT_MIAL_HOST, CASEPORT_MAIL_HOST",
        "caseport.mail.prot, caseport.mail.port",
        "CASEPORT_SECRETKEY, CASEPORT_SECRET_KEY",
        "Caseport.demo, caseport.demo"
    })
    void a_name_that_nobody_reads_is_told_with_the_one_that_was_meant(String name, String meant) {
        assertThat(check(Map.of(name, "x")))
                .containsExactly(name + " is no setting of Caseport; did you mean " + meant + "?");
    }

    @Test
    void a_name_that_is_like_none_is_told_without_a_guess() {
        assertThat(check(Map.of("CASEPORT_FAVOURITE_COLOUR_OF_OPERATOR", "blue")))
                .containsExactly("CASEPORT_FAVOURITE_COLOUR_OF_OPERATOR is no setting of Caseport;"
                        + " case-web/docs/settings.md lists them all.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CASEPORT_MAIL_HOST", "caseport.mail.host", "caseport_mail_host"})
    void every_way_to_write_a_name_that_the_configuration_knows_is_right(String name) {
        assertThat(check(Map.of(name, "mail.company.example"))).isEmpty();
    }

    @Test
    void what_kubernetes_says_about_services_is_none_of_ours() {
        assertThat(check(Map.of(
                        "CASEPORT_SERVICE_HOST", "10.0.0.7",
                        "CASEPORT_SERVICE_PORT", "80",
                        "CASEPORT_SERVICE_PORT_HTTP", "80",
                        "CASEPORT_PORT", "tcp://10.0.0.7:80",
                        "CASEPORT_PORT_80_TCP", "tcp://10.0.0.7:80",
                        "CASEPORT_PORT_80_TCP_ADDR", "10.0.0.7",
                        "CASEPORT_DB_SERVICE_HOST", "10.0.0.8",
                        "CASEPORT_DB_PORT", "tcp://10.0.0.8:5432")))
                .isEmpty();
        assertThat(check(Map.of("CASEPORT_MIAL_PORT", "25"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caseport.mail.port | 70000 | a port, from 1 to 65535",
                "caseport.mail.timeout | 20s | a duration such as PT30S, PT5M or PT8H, longer than none",
                "caseport.mail.timeout | PT0S | a duration such as PT30S, PT5M or PT8H, longer than none",
                "caseport.mail.starttls | sometimes | required, offered or off",
                "caseport.demo | yes | true or false",
                "caseport.external.url | support.company.example |"
                        + " an address that starts with https:// or http:// and a host",
                "caseport.external.host | https://support | a host, with a colon and a port where it is not the"
                        + " usual one",
                "caseport.history.months | 0 | a whole number from 1 to 1200",
                "caseport.mail.from | Support | an address such as support@company.example or"
                        + " Support <support@company.example>"
            })
    void a_value_that_does_not_fit_is_told_with_what_does(String name, String value, String expected) {
        assertThat(check(Map.of(name, value)))
                .containsExactly(Setting.variable(name) + " (" + name + ") is '" + value + "', but it has to be "
                        + expected + ".");
    }

    @Test
    void a_secret_that_does_not_fit_is_not_told() {
        assertThat(check(Map.of("caseport.secret.key", "hush")))
                .containsExactly(
                        "CASEPORT_SECRET_KEY (caseport.secret.key) has a value that does not fit, but it has to"
                                + " be 32 random bytes in base64, such as 'openssl rand -base64 32' makes.");
    }

    @Test
    void a_blank_value_and_an_unfilled_placeholder_are_as_good_as_none() {
        assertThat(check(Map.of("caseport.mail.port", " ", "caseport.external.url", "${address}")))
                .isEmpty();
    }

    @Test
    void an_address_of_a_database_is_shown_without_what_may_be_secret() {
        assertThat(SettingKind.DATABASE.shown("jdbc:postgresql://caseport:hush@db/cases?password=hush"))
                .isEqualTo("jdbc:postgresql://db/cases");
        assertThat(SettingKind.DATABASE.shown("jdbc:h2:file:/x;PASSWORD=hush")).isEqualTo("jdbc:h2:file:/x");
        assertThat(SettingKind.SECRET.shown("hush")).doesNotContain("hush");
    }

    private static List<String> check(Map<String, String> given) {
        return SettingsValidator.of(given.keySet(), name -> Optional.ofNullable(given.get(name)));
    }
}
