package org.caseport.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.PersonId;
import org.caseport.web.settings.EffectiveSettings.Line;
import org.caseport.web.settings.EffectiveSettings.Origin;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigBuilder;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {

    private static final Administrator TOMASZ = new Administrator(new PersonId("tomasz"), "Tomasz");
    private static final String HUSH = "hush-7Qd9";

    private final Map<String, String> given = new TreeMap<>();
    private String source = "SystemProperty";

    @BeforeEach
    void configure() {
        ConfigProviderResolver.setInstance(new Given());
    }

    @AfterEach
    void leave() {
        ConfigProviderResolver.setInstance(null);
    }

    @Test
    void every_setting_is_listed_and_those_that_are_set_have_their_value() {
        given.put("caseport.mail.port", " 2525 ");

        assertThat(lines()).extracting(Line::setting).containsExactly(Setting.values());
        assertThat(lines().stream().filter(Line::isSet)).singleElement().satisfies(line -> {
            assertThat(line.name()).isEqualTo("caseport.mail.port");
            assertThat(line.value()).isEqualTo("2525");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "${caseport.somewhere.else}"})
    void a_blank_value_and_a_placeholder_that_nothing_fills_are_as_good_as_none(String value) {
        given.put("caseport.mail.host", value);

        assertThat(lines()).noneMatch(Line::isSet);
    }

    @ParameterizedTest
    @EnumSource
    void no_value_is_shown_of_a_setting_that_holds_a_secret(Setting setting) {
        given.put(setting.property(), HUSH);

        boolean secret = setting.property().matches(".*\\b(password|secret|token)\\b.*");

        assertThat(setting.kind().secret()).isEqualTo(secret);
        assertThat(lines().toString().contains(HUSH)).isEqualTo(!setting.kind().secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://caseport:hush-7Qd9@db/cases",
                "jdbc:postgresql://caseport:p@hush-7Qd9@db/cases",
                "jdbc:postgresql://caseport:p/hush-7Qd9@db/cases",
                "jdbc:postgresql://db/cases?user=caseport&password=hush-7Qd9",
                "jdbc:postgresql://db/cases?ssl=true&sslpassword=hush-7Qd9",
                "jdbc:h2:file:/srv/cases;USER=sa;PASSWORD=hush-7Qd9"
            })
    void the_address_of_the_database_is_shown_without_what_may_be_secret(String address) {
        given.put("caseport.db.url", address);

        assertThat(lines().toString()).contains("jdbc:").doesNotContain(HUSH);
    }

    @ParameterizedTest
    @CsvSource({
        "Environment Variables, ENVIRONMENT",
        "EnvironmentConfigSource, ENVIRONMENT",
        "SystemProperty, SYSTEM_PROPERTY",
        "System Properties, SYSTEM_PROPERTY",
        "/etc/caseport/caseport.properties, OTHER"
    })
    void each_value_says_from_where_it_is_whatever_the_server_calls_it(String words, Origin origin) {
        source = words;
        given.put("caseport.mail.port", "2525");

        assertThat(lines().stream().filter(Line::isSet))
                .singleElement()
                .extracting(Line::origin)
                .isEqualTo(origin);
    }

    private static List<Line> lines() {
        return new EffectiveSettings().lines(TOMASZ);
    }

    /** The configuration of a server on which these settings are given. */
    private final class Given extends ConfigProviderResolver {

        @Override
        public Config getConfig(ClassLoader loader) {
            return stub(Config.class, (method, name) -> switch (method) {
                case "getConfigValue" -> value(name);
                case "getPropertyNames" -> given.keySet();
                default -> throw new UnsupportedOperationException(method);
            });
        }

        private ConfigValue value(String name) {
            return stub(ConfigValue.class, (method, none) -> switch (method) {
                case "getValue" -> given.get(name);
                case "getSourceName" -> given.containsKey(name) ? source : null;
                default -> throw new UnsupportedOperationException(method);
            });
        }

        private <T> T stub(Class<T> type, BiFunction<String, String, Object> answers) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (self, method, arguments) ->
                            answers.apply(method.getName(), arguments == null ? "" : (String) arguments[0])));
        }

        @Override
        public Config getConfig() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ConfigBuilder getBuilder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void registerConfig(Config config, ClassLoader loader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseConfig(Config config) {
            throw new UnsupportedOperationException();
        }
    }
}
