package org.caseport.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.MemberRole;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.CallOutcome;
import org.caseport.domain.call.Callback;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.Queue;
import org.caseport.domain.draft.DraftStep;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.journal.Flaw;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailTopic;
import org.caseport.domain.notice.MailTrigger;
import org.caseport.domain.report.GroupBy;
import org.caseport.domain.report.ReportColumn;
import org.caseport.domain.report.ReportFigures;
import org.caseport.domain.report.ReportKind;
import org.caseport.domain.report.ReportMail;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.access.KeyState;
import org.caseport.web.application.desk.WorkingOnCases;
import org.caseport.web.pages.admin.account.AccountTab;
import org.caseport.web.pages.report.ReportPeriod;
import org.caseport.web.text.Texts;
import org.caseport.web.watch.TimerRuns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Path MIGRATIONS = Path.of("").toAbsolutePath().endsWith("case-web")
            ? Path.of("../case-persistence/src/main/resources/db/migration")
            : Path.of("case-persistence/src/main/resources/db/migration");

    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");

    private static final Pattern LITERAL = Pattern.compile("[\"']([\\w.-]+)[\"']");

    private static final Pattern WORD = Pattern.compile("([\\w-]+)");

    /** Every enum that pages show by {@link Labels#of(Enum)}. */
    private static final List<Enum<?>[]> SHOWN = List.of(
            CaseStatus.values(),
            CaseType.values(),
            Severity.values(),
            ContactMethod.values(),
            Communication.Side.values(),
            Promise.Clock.values(),
            Promise.Why.values(),
            DraftStep.values(),
            Role.values(),
            MemberRole.values(),
            MailTrigger.values(),
            MailTopic.values(),
            Delivery.Trouble.values(),
            Delivery.State.values(),
            Webhook.Form.values(),
            Cases.Show.values(),
            Queue.View.values(),
            Queue.Turn.values(),
            Channel.values(),
            TimerRuns.Chore.values(),
            WorkingOnCases.Why.values(),
            CallOutcome.values(),
            Callback.Ending.values(),
            Flaw.Kind.values(),
            Grant.values(),
            AccountTab.values(),
            KeyState.values(),
            ReportKind.values(),
            ReportColumn.values(),
            ReportFigures.Measured.values(),
            GroupBy.values(),
            ReportPeriod.values(),
            ReportMail.Rhythm.values());

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_ja.properties"})
    void every_word_of_the_domain_has_a_name_for_people(String file) {
        Set<String> keys = bundle(file).stringPropertyNames();

        assertThat(keys)
                .containsAll(SHOWN.stream().flatMap(Stream::of).map(Labels::key).toList())
                .containsAll(
                        helped().map(constant -> Labels.key(constant) + ".help").toList())
                .containsAll(Stream.of(CaseStatus.values())
                        .map(status -> Labels.key(status) + ".member")
                        .toList())
                .containsAll(Stream.of(CaseType.values())
                        .map(type -> Labels.key(type) + ".cases")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_ja.properties"})
    void every_refusal_and_every_problem_has_a_sentence(String file) {
        Set<String> keys = bundle(file).stringPropertyNames();

        assertThat(keys)
                .containsAll(Stream.of(Refusal.Reason.values())
                        .map(reason -> "Refusal." + reason)
                        .toList())
                .containsAll(Stream.of(Grant.values())
                        .map(grant -> "grant.missing." + grant)
                        .toList())
                .containsAll(Stream.of(Violation.Problem.values())
                        .map(problem -> "Violation." + problem)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_ja.properties"})
    void every_change_of_the_database_has_a_name(String file) throws IOException {
        try (Stream<Path> scripts = Files.walk(MIGRATIONS)) {
            assertThat(bundle(file).stringPropertyNames())
                    .containsAll(scripts.map(script -> script.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .map(name -> "Migration."
                                    + name.replaceFirst("^V[^_]+(_[0-9]+)?__", "")
                                            .replace(".sql", ""))
                            .toList());
        }
    }

    @Test
    void both_languages_say_everything_with_the_same_facts() {
        Properties english = bundle("messages.properties");
        Properties japanese = bundle("messages_ja.properties");

        assertThat(japanese.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(arguments(japanese.getProperty(key))).as(key).isEqualTo(arguments(english.getProperty(key)));
        }
    }

    /** To customers agents are 担当者, as in all that customers read; agents are エージェント among themselves. */
    @Test
    void japanese_texts_of_chats_have_one_word_for_an_agent_to_each_side() {
        Properties japanese = bundle("messages_ja.properties");

        assertThat(japanese.stringPropertyNames())
                .filteredOn(key -> key.startsWith("chat."))
                .noneMatch(key -> japanese.getProperty(key).contains("エージェント"));
        assertThat(japanese.stringPropertyNames())
                .filteredOn(key -> key.startsWith("chats."))
                .noneMatch(key -> japanese.getProperty(key).contains("担当者"));
    }

    @Test
    void every_text_is_used_somewhere() throws IOException {
        String code = code();
        Set<String> literals = found(LITERAL, code);
        Set<String> words = found(WORD, code);
        Set<String> names = SHOWN.stream().flatMap(Stream::of).map(Labels::key).collect(Collectors.toSet());

        assertThat(bundle("messages.properties").stringPropertyNames())
                .filteredOn(key -> !literals.contains(key)
                        && !names.contains(key)
                        && !names.contains(key.replaceFirst("\\.(help|member)$", ""))
                        && !isComposed(key, literals, words))
                .isEmpty();
    }

    /** Whether the code has its beginning, such as {@code "Refusal."}, and knows the words that are set behind it. */
    private static boolean isComposed(String key, Set<String> literals, Set<String> words) {
        return Pattern.compile("\\.")
                .matcher(key)
                .results()
                .filter(dot -> literals.contains(key.substring(0, dot.end())))
                .map(dot -> List.of(key.substring(dot.end()).split("\\.")))
                .anyMatch(behind -> behind.size() == 1 || words.containsAll(behind));
    }

    private static Set<String> found(Pattern pattern, String code) {
        return pattern.matcher(code).results().map(one -> one.group(1)).collect(Collectors.toSet());
    }

    /** The code, the pages and the scripts of all modules. */
    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        for (String module : List.of("case-domain", "case-policy", "case-persistence", "case-web")) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main"))) {
                files.filter(file -> file.toString().matches(".*\\.(java|xhtml|js)"))
                        .forEach(file -> code.append(read(file)));
            }
        }
        return code.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_ja.properties"})
    void a_text_with_facts_is_a_format_that_loses_no_apostrophe(String file) {
        Properties bundle = bundle(file);

        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            if (ARGUMENT.matcher(text).find()) {
                assertThat(text).as(key).doesNotContain("'");
                assertThat(new MessageFormat(text, Locale.ENGLISH).toPattern()).isNotEmpty();
            }
            assertThat(text).as(key).isNotBlank().doesNotContain("!").doesNotContain("guarantee");
        }
    }

    @Test
    void english_is_english_on_a_server_that_speaks_japanese() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPANESE);

            assertThat(new Texts(Locale.ENGLISH).get("CaseType.TECHNICAL")).isEqualTo("Technical");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Stream<Enum<?>> helped() {
        return Stream.concat(
                Stream.of(Severity.values()),
                Stream.concat(Stream.of(ContactMethod.values()), Stream.of(Grant.values())));
    }

    private static Set<String> arguments(String text) {
        Matcher matcher = ARGUMENT.matcher(text);
        return matcher.results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties bundle(String file) {
        Properties bundle = new Properties();
        try (Reader reader = new InputStreamReader(
                Labels.class.getResourceAsStream("/org/caseport/web/" + file), StandardCharsets.UTF_8)) {
            bundle.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bundle;
    }
}
