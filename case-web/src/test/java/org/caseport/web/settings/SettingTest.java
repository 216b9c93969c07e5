package org.caseport.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.web.SourceTree;
import org.caseport.web.text.Languages;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds code, list and settings.md together: whichever is ahead of the others fails here and says what to write. */
class SettingTest {

    /** The top folder, from wherever Maven or an editor runs this. */
    private static final Pattern NAME = Pattern.compile("\"(caseport(?:\\.[a-z0-9-]+)+\\.?)\"");

    private static final Pattern TABLE = Pattern.compile("(?m)^\\| property \\| environment \\|.*\\R(\\|.*\\R)*");

    @Test
    void the_documentation_shows_every_setting_as_the_code_knows_it() throws IOException {
        Path file = SourceTree.TOP.resolve("case-web/docs/settings.md");
        if (System.getProperty("settings.write") != null) {
            Files.writeString(
                    file,
                    TABLE.matcher(Files.readString(file)).replaceFirst(Matcher.quoteReplacement(Setting.table())));
        }
        String documented = Files.readString(file);

        assertThat(documented)
                .as(
                        "run this test with -Dsettings.write, and it writes this table to"
                                + " case-web/docs/settings.md:%n%n%s%n",
                        Setting.table())
                .endsWith("\n\n" + Setting.table());
    }

    @Test
    void every_name_that_the_code_reads_is_a_setting_and_every_setting_is_read() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String code : List.of(
                "case-domain/src/main",
                "case-policy/src/main",
                "case-persistence/src/main",
                "case-web/src/main",
                "case-web/src/run")) {
            for (Path file : sources(SourceTree.TOP.resolve(code).resolve("java"))) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.substring(1, name.length() - 1))
                        .filter(name -> !name.matches(".*\\.(jar|war)"))
                        .forEach(read::add);
            }
        }
        Set<String> listed =
                Stream.of(Setting.values()).map(SettingTest::asRead).collect(Collectors.toCollection(TreeSet::new));

        assertThat(read)
                .as("give each of these a line in Setting, or take it out where nobody reads it")
                .isEqualTo(listed);
    }

    @Test
    void what_is_injected_has_the_default_and_the_type_that_the_list_tells() throws Exception {
        for (Field field : injected()) {
            ConfigProperty property = field.getAnnotation(ConfigProperty.class);
            Setting setting = Stream.of(Setting.values())
                    .filter(one -> one.property().equals(property.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no Setting is named " + property.name()));
            String standard =
                    property.defaultValue().equals(ConfigProperty.UNCONFIGURED_VALUE) ? null : property.defaultValue();

            if (field.getType() != Optional.class) {
                assertThat(standard).as(field.toString()).isEqualTo(setting.standard());
            }
            assertThat(typesOf(setting.kind())).as(field.toString()).contains(typeOf(field));
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_setting_has_a_group_a_meaning_in_sentences_and_a_default_that_fits(Setting setting) {
        assertThat(setting.group().title(Locale.ENGLISH)).doesNotContain("SettingGroup");
        for (String language : Languages.SPOKEN) {
            assertThat(setting.meaning(Locale.forLanguageTag(language)))
                    .isNotEqualTo("Setting." + setting.name())
                    .matches(language.equals("ja") ? ".*[\\p{IsHiragana}].*。" : "[A-Z].*\\.");
        }
        assertThat(setting.property()).matches("caseport(\\.[a-z0-9-]+)+(\\.\\*)?");
        if (setting.standard() != null) {
            assertThat(setting.kind().fits()).accepts(setting.standard());
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_can_stand_in_a_setting_has_a_name_in_every_language(Setting setting) {
        String english = setting.kind().name(Locale.ENGLISH);
        String japanese = setting.kind().name(Locale.JAPANESE);

        assertThat(english).doesNotContain("SettingKind");
        if (setting.kind().words().isEmpty()) {
            assertThat(japanese).matches(".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}].*");
        } else {
            assertThat(japanese).contains(setting.kind().words()).doesNotContain(" or ", ", ");
        }
    }

    @Test
    void no_two_settings_share_the_name_of_an_environment_variable() {
        assertThat(Stream.of(Setting.values()).map(Setting::variable)).doesNotHaveDuplicates();
    }

    private static List<Field> injected() throws IOException, ReflectiveOperationException, URISyntaxException {
        Path classes = Path.of(Setting.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Field> fields = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                String name = classes.relativize(file)
                        .toString()
                        .replaceFirst("\\.class$", "")
                        .replaceAll("[/\\\\]", ".");
                Stream.of(Class.forName(name, false, SettingTest.class.getClassLoader())
                                .getDeclaredFields())
                        .filter(field -> field.isAnnotationPresent(ConfigProperty.class))
                        .forEach(fields::add);
            }
        }
        assertThat(fields).hasSizeGreaterThan(30);
        return fields;
    }

    /** The type that is asked for, of an optional one what is in it. */
    private static String typeOf(Field field) {
        return field.getGenericType() instanceof ParameterizedType optional
                ? optional.getActualTypeArguments()[0].getTypeName()
                : field.getType().getName();
    }

    private static Set<String> typesOf(SettingKind kind) {
        Map<SettingKind, Set<String>> exact = Map.of(
                SettingKind.SWITCH, Set.of("boolean", Boolean.class.getName()),
                SettingKind.PORT, Set.of("int", Integer.class.getName()),
                SettingKind.DURATION, Set.of(Duration.class.getName()));
        if (kind.code().equals("number")) {
            return Set.of("int", "long", Integer.class.getName(), Long.class.getName());
        }
        return exact.getOrDefault(kind, Set.of(String.class.getName()));
    }

    /** A family is read by what all its names begin with. */
    private static String asRead(Setting setting) {
        return setting.isFamily() ? setting.property().replace("*", "") : setting.property();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("settings/Setting.java")
                            && !file.endsWith("settings/SettingsValidator.java"))
                    .toList();
        }
    }
}
