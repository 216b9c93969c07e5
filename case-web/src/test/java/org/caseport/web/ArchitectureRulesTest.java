package org.caseport.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows each rule of {@link ArchitectureTest} red on a tiny offender, so that none of them is green by itself. */
class ArchitectureRulesTest {

    private static final String ROOT = "org.caseport.";

    /** By the name of the rule: classes that break it together. */
    private static final Map<String, List<String>> OFFENDERS = Map.ofEntries(
            Map.entry("modules_point_inwards", List.of("domain.offender.KnowsTheWeb", "web.settings.Setting")),
            Map.entry("the_domain_is_plain_java", List.of("domain.offender.UsesALibrary")),
            Map.entry(
                    "policy_is_plain_java_that_reads_data_and_knows_holidays_and_phones",
                    List.of("policy.offender.AsksADatabase")),
            Map.entry("rows_stay_in_persistence", List.of("web.offender.RowOutside")),
            Map.entry("use_cases_know_no_page_and_no_http", List.of("web.application.offender.KnowsHttp")),
            Map.entry(
                    "what_stores_unique_keys_is_repeated_when_somebody_else_does_too",
                    List.of("web.application.offender.StoresAnAccount")),
            Map.entry("only_backing_beans_have_el_names", List.of("web.application.offender.NamedUseCase")),
            Map.entry("primefaces_stays_in_the_office", List.of("web.pages.offender.ShowsAComponent")),
            Map.entry("pages_keep_nothing_on_the_server", List.of("web.pages.offender.KeepsItsView")),
            Map.entry("nothing_unpacks_what_people_send", List.of("web.offender.Unpacks")),
            Map.entry("nobody_reads_the_wall_clock", List.of("web.offender.ReadsTheWallClock")),
            Map.entry("one_class_makes_the_clock", List.of("web.offender.MakesAClock")),
            Map.entry("members_come_of_people_with_what_is_granted", List.of("web.offender.InventsAMember")),
            Map.entry("the_journal_makes_its_entries", List.of("web.offender.MakesAJournalEntry")),
            Map.entry("what_customers_see_is_decided_in_one_place", List.of("persistence.offender.JpaCases")),
            Map.entry("only_use_cases_look_with_the_sight_of_support", List.of("web.pages.offender.SeesAsSupport")),
            Map.entry("packages_form_no_cycles", List.of("domain.offender.Circular", "domain.accomplice.Companion")),
            Map.entry("what_is_injected_is_not_public", List.of("web.offender.ShowsWhatIsInjected")),
            Map.entry(
                    "rooms_of_use_cases_form_no_cycles",
                    List.of("web.application.offender.Circular", "web.application.accomplice.Companion")),
            Map.entry(
                    "rooms_of_security_form_no_cycles",
                    List.of("web.security.offender.Circular", "web.security.accomplice.Companion")),
            Map.entry(
                    "rooms_of_pages_form_no_cycles",
                    List.of("web.pages.offender.Circular", "web.pages.accomplice.Companion")),
            Map.entry(
                    "what_use_cases_share_knows_none_of_them",
                    List.of("web.application.KnowsARoom", "web.application.accomplice.Companion")),
            Map.entry(
                    "columns_and_words_know_no_other_room_of_persistence",
                    List.of("persistence.column.KnowsARoom", "persistence.accomplice.Companion")),
            Map.entry(
                    "ways_in_ignore_each_other",
                    List.of("web.api.offender.AsksAPage", "web.pages.accomplice.Companion")));

    @ParameterizedTest
    @MethodSource("rules")
    void each_rule_is_red_on_its_offender(String name) throws ReflectiveOperationException {
        Field field = ArchitectureTest.class.getDeclaredField(name);
        field.setAccessible(true);
        ArchRule rule = (ArchRule) field.get(null);

        assertThat(rule.evaluate(offenders(name)).getFailureReport().getDetails())
                .anyMatch(violation -> violation.contains(OFFENDERS.get(name).get(0)));
    }

    @Test
    void a_room_with_more_files_than_it_may_have_is_crowded() {
        JavaClasses two = new ClassFileImporter()
                .importClasses(load("domain.offender.KnowsTheWeb"), load("domain.offender.UsesALibrary"));

        assertThat(ArchitectureTest.roomsHaveAtMost(1).evaluate(two).hasViolation())
                .isTrue();
        assertThat(ArchitectureTest.roomsHaveAtMost(2).evaluate(two).hasViolation())
                .isFalse();
    }

    private static JavaClasses offenders(String rule) {
        assertThat(OFFENDERS).containsKey(rule);
        return new ClassFileImporter()
                .importClasses(OFFENDERS.get(rule).stream()
                        .map(ArchitectureRulesTest::load)
                        .collect(Collectors.toList()));
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(ROOT + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<String> rules() {
        return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(ArchTest.class))
                .map(Field::getName)
                .filter(name -> !name.equals("no_room_is_crowded"));
    }
}
