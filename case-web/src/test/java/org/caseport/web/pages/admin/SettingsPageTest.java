package org.caseport.web.pages.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Administrator;
import org.caseport.web.fakes.http.FakeRequest;
import org.caseport.web.pages.PageInjector;
import org.caseport.web.settings.EffectiveSettings;
import org.caseport.web.settings.Setting;
import org.caseport.web.settings.SettingGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsPageTest {

    /** What the operator has set, as it may be shown. */
    private static final Map<Setting, String> SET =
            Map.of(Setting.MAIL_HOST, "mx.company.example", Setting.MAIL_PASSWORD, "••••••");

    private String language = "en";

    // ---- groups

    @Test
    void every_setting_is_in_one_group_and_the_groups_come_in_their_order() {
        List<SettingsPage.Group> groups = page("", "").groups();

        assertThat(groups).extracting(SettingsPage.Group::of).containsExactly(SettingGroup.values());
        assertThat(names(groups))
                .hasSize(Setting.values().length)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Setting.values()).map(Setting::property).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "caseport.mail.host, MAIL",
        "caseport.db.password, STORAGE",
        "caseport.limit.searches, LIMITS",
        "caseport.oidc.client.secret, OPENID",
        "caseport.hooks.allow, WEBHOOKS"
    })
    void a_setting_stands_under_the_heading_where_it_is_looked_for(String name, SettingGroup group) {
        assertThat(page("", "").groups())
                .filteredOn(one -> names(List.of(one)).contains(name))
                .extracting(SettingsPage.Group::of)
                .containsExactly(group);
    }

    @Test
    void headings_and_meanings_are_in_the_language_of_the_reader() {
        language = "ja";
        Set<String> titles =
                page("", "").groups().stream().map(SettingsPage.Group::title).collect(Collectors.toSet());

        assertThat(titles).contains(SettingGroup.STORAGE.title(Locale.JAPANESE)).hasSize(SettingGroup.values().length);
        assertThat(page("", "").groups().stream().flatMap(group -> group.lines().stream()))
                .allSatisfy(line -> assertThat(line.meaning()).doesNotContain("`", "](", "**"));
    }

    // ---- search

    @ParameterizedTest
    @CsvSource({
        "caseport.mail.host, caseport.mail.host",
        "CASEPORT_MAIL_HOST, caseport.mail.host",
        "mail Host, caseport.mail.host",
        "'  host   mail ', caseport.mail.host",
        "host　mail, caseport.mail.host",
        "webhooks, caseport.hooks.allow"
    })
    void a_setting_is_found_by_all_words_of_its_name_variable_meaning_or_heading(String typed, String found) {
        SettingsPage page = page(typed, "");

        assertThat(names(page.groups())).contains(found);
        assertThat(page.found()).isEqualTo(names(page.groups()).size()).isLessThan(Setting.values().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing like this", "mail zebra", "<script>", "]]", "\\"})
    void what_no_setting_has_leaves_no_group(String typed) {
        SettingsPage page = page(typed, "");

        assertThat(page.groups()).isEmpty();
        assertThat(page.found()).isZero();
        assertThat(page.text()).isEqualTo(typed);
    }

    @Test
    void a_group_without_a_setting_that_is_found_is_left_out() {
        assertThat(page("caseport.mail", "").groups())
                .extracting(SettingsPage.Group::of)
                .containsExactly(SettingGroup.MAIL);
    }

    @Test
    void a_text_that_is_too_long_is_cut() {
        assertThat(page("x".repeat(5_000), "").text()).hasSize(100);
    }

    @Test
    void those_that_are_set_can_be_shown_alone_and_counted_whatever_is_shown() {
        SettingsPage set = page("", "set");

        assertThat(names(set.groups())).containsExactly("caseport.mail.host", "caseport.mail.password");
        assertThat(set.shown()).isEqualTo("set");
        assertThat(set.changed()).isEqualTo(2);
        assertThat(page("zebra", "").changed()).isEqualTo(2);
        assertThat(names(page("host", "set").groups())).containsExactly("caseport.mail.host");
        assertThat(page("", "guess").shown()).isEmpty();
        assertThat(page("", "guess").found()).isEqualTo(Setting.values().length);
    }

    // ---- values

    @Test
    void a_value_stands_beside_from_where_it_is_and_one_that_is_not_set_beside_its_default() {
        assertThat(line("caseport.mail.host").value()).isEqualTo("mx.company.example");
        assertThat(line("caseport.mail.host").source()).isEqualTo("from the environment");
        assertThat(line("caseport.mail.port").value()).isNull();
        assertThat(line("caseport.mail.port").standard()).isEqualTo("25");
    }

    @Test
    void a_secret_can_neither_be_read_nor_be_found_by_what_it_is() {
        assertThat(line("caseport.mail.password").value()).isEqualTo("••••••");
        assertThat(page("••••••", "").found()).isZero();
        assertThat(page("mx.company.example", "").found())
                .as("values are not searched")
                .isZero();
    }

    private SettingsPage.Line line(String name) {
        return page(name, "").groups().stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<SettingsPage.Group> groups) {
        return groups.stream()
                .flatMap(group -> group.lines().stream())
                .map(SettingsPage.Line::name)
                .toList();
    }

    private SettingsPage page(String text, String shown) {
        FakeRequest request = FakeRequest.get("/admin/settings")
                .by(PageInjector.tomasz(language, ZoneOffset.UTC))
                .with("text", text)
                .with("shown", shown);
        EffectiveSettings settings = new EffectiveSettings() {
            @Override
            public List<Line> lines(Administrator reader) {
                assertThat(reader).isEqualTo(PageInjector.TOMASZ);
                return Stream.of(Setting.values())
                        .map(one -> new Line(
                                one, one.property(), SET.get(one), SET.containsKey(one) ? "Environment" : null))
                        .toList();
            }
        };
        return PageInjector.answering(request)
                .with(EffectiveSettings.class, settings)
                .start(new SettingsPage());
    }
}
