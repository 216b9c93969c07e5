package org.caseport.persistence.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers are changed one by one, so those of the version before work on the new tables for a while: no step takes from
 * them what they use, nor asks for what they don't write. What is no more needed goes with the version after.
 */
class RollingTest {

    /** Steps that older servers can't live with, and why they may be so. Their titles end accordingly. */
    private static final Map<String, String> REASONS = Map.of(
            "V12__journal_in_chains.sql: alter table journal add constraint",
            "older versions leave the place empty, which the constraint lets be",
            "V12_1__journal_waiting_and_append_only.sql: create trigger on journal",
            "older versions only ever append to the journal",
            "V17_1__open_cases_and_words.sql: alter table case_words drop column",
            "there was no release before version 17",
            "V17_1__open_cases_and_words.sql: alter table case_words rename",
            "there was no release before version 17",
            "V17_1__open_cases_and_words.sql: alter table case_words set not null",
            "there was no release before version 17");

    /** Up to here no server was ever changed while others went on; later steps that stop older ones say so. */
    private static final MigrationVersion FIRST_RELEASE = MigrationVersion.fromVersion("17.2");

    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (\\w+).*");
    private static final Pattern COLUMN_ADDED =
            Pattern.compile("alter table (\\w+) add (?:column )?(?!constraint)(\\w+) .*");
    private static final Pattern ALTERED = Pattern.compile("alter table (\\w+) (.*)");
    private static final Pattern UNIQUE = Pattern.compile("create unique index \\w+ on (\\w+).*");
    private static final Pattern TRIGGER = Pattern.compile("create trigger \\w+ .* on (\\w+) .*");
    private static final Pattern DROPPED = Pattern.compile("(drop (?!index)\\w+) (?:if exists )?(\\w+).*");
    private static final Pattern TAKEN_AWAY = Pattern.compile("(delete from|truncate(?: table)?) (\\w+).*");
    private static final Pattern HARMLESS =
            Pattern.compile("(create (sequence|index|function)|drop index|insert into|update) .*"
                    + "|alter table \\w+ set unlogged|alter table \\w+ alter column \\w+ set storage \\w+"
                    + "|alter table \\w+ alter column \\w+ (drop not null|set default .*)");

    @Test
    void no_step_stops_the_servers_of_the_version_before() throws Exception {
        Set<String> found = new TreeSet<>();
        for (String kind : List.of("h2", "postgresql")) {
            List<Path> steps = new ArrayList<>(files("common"));
            steps.addAll(files(kind));
            steps.sort(Comparator.comparing(RollingTest::version));
            Map<String, String> releases = new TreeMap<>();
            for (Path step : steps) {
                objections(Files.readString(step, UTF_8), release(step), releases)
                        .forEach(objection -> found.add(step.getFileName() + ": " + objection));
            }
        }

        assertThat(found)
                .as("each of these stops older servers: write it in another way, or give a reason in RollingTest")
                .isSubsetOf(REASONS.keySet());
        assertThat(REASONS.keySet()).as("reasons for nothing").isSubsetOf(found);
    }

    @Test
    void a_step_that_stops_older_servers_tells_them_by_its_title() {
        assertThat(REASONS.keySet().stream()
                        .map(reason -> reason.substring(0, reason.indexOf(": ")))
                        .filter(name -> version(Path.of(name)).compareTo(FIRST_RELEASE) > 0))
                .allMatch(name -> name.endsWith("_" + Migrations.STOPS_OLDER.replace(' ', '_') + ".sql"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table case_words",
                "alter table support_case drop column subject",
                "alter table support_case rename column subject to title",
                "alter table support_case rename to cases",
                "alter table support_case alter column category set not null",
                "alter table support_case alter column subject type varchar(100)",
                "alter table support_case alter column subject set data type varchar(100)",
                "alter table support_case add column mood varchar(20) not null",
                "ALTER TABLE support_case\n    ADD mood varchar(20) NOT NULL",
                "alter table support_case add constraint subject_uk unique (subject)",
                "create unique index by_subject on support_case (subject)",
                "drop sequence display_id",
                "delete from journal where act = 'page.opened'",
                "truncate call_pace",
                "create trigger t before insert on communication for each row execute function f()",
                "alter table support_case alter column subject drop default",
                "grant select on support_case to somebody"
            })
    void what_takes_something_from_older_servers_or_asks_for_more_is_noticed(String sql) {
        assertThat(objections("-- why\n" + sql + ";", "18", new TreeMap<>(Map.of("case_words", "17"))))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table mood (id varchar(9) not null); alter table mood add column note varchar(9) not null",
                "alter table support_case add column mood varchar(20)",
                "alter table support_case add column mood varchar(20) default '' not null",
                "alter table support_case add column rank integer not null generated always as (1) stored",
                "create index by_mood on support_case (subject); drop index support_case_by_due",
                "update support_case set subject = subject -- rename; drop table account",
                "create function f() returns trigger language plpgsql as $$ begin delete from journal; end $$"
            })
    void what_older_servers_need_not_know_is_let_be(String sql) {
        assertThat(objections(sql, "18", new TreeMap<>())).isEmpty();
    }

    /** What older servers stumble over, of a step of this release; remembers the tables that each release has made. */
    private static List<String> objections(String text, String release, Map<String, String> releases) {
        List<String> objections = new ArrayList<>();
        String code = text.replaceAll("--[^\\r\\n]*", "").replaceAll("(?s)\\$\\$.*?\\$\\$", "''");
        for (String one : code.split(";", -1)) {
            String sql = one.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
            Matcher created = CREATED.matcher(sql);
            if (created.matches()) {
                releases.put(created.group(1), release);
            } else if (!sql.isEmpty() && !HARMLESS.matcher(sql).matches()) {
                Subject subject = Subject.of(sql);
                // Nobody has used yet what came with this very release.
                if (!subject.what().isEmpty() && !release.equals(releases.get(subject.table()))) {
                    objections.add(subject.what());
                }
            }
        }
        return objections;
    }

    /** Which table a statement is about, and what it does to it that matters; nothing where that is harmless. */
    private record Subject(String table, String what) {

        static Subject of(String sql) {
            Matcher added = COLUMN_ADDED.matcher(sql);
            if (added.matches()) {
                boolean asked = sql.contains(" not null") && !sql.contains(" default ") && !sql.contains(" generated ");
                return new Subject(
                        added.group(1),
                        asked ? "alter table " + added.group(1) + " add column that has to be written" : "");
            }
            Matcher altered = ALTERED.matcher(sql);
            if (altered.matches()) {
                String how = altered.group(2)
                        .replaceFirst("^alter (column )?\\w+ ", "")
                        .replaceFirst(
                                "^(add constraint|drop column|drop constraint|rename|set not null|set data type"
                                        + "|type|drop default).*",
                                "$1");
                return new Subject(altered.group(1), "alter table " + altered.group(1) + " " + how);
            }
            for (Pattern pattern : List.of(UNIQUE, TRIGGER)) {
                Matcher on = pattern.matcher(sql);
                if (on.matches()) {
                    String what = sql.replaceFirst("^(create (unique index|trigger)).*", "$1");
                    return new Subject(on.group(1), what + " on " + on.group(1));
                }
            }
            for (Pattern pattern : List.of(DROPPED, TAKEN_AWAY)) {
                Matcher away = pattern.matcher(sql);
                if (away.matches()) {
                    return new Subject(away.group(2), away.group(1) + " " + away.group(2));
                }
            }
            return new Subject("", "something this test does not know: " + sql);
        }
    }

    private static List<Path> files(String kind) throws IOException, URISyntaxException {
        URL folder = RollingTest.class.getResource("/db/migration/" + kind);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.toList();
        }
    }

    private static MigrationVersion version(Path file) {
        String name = file.getFileName().toString();
        return MigrationVersion.fromVersion(
                name.substring(1, name.indexOf("__")).replace('_', '.'));
    }

    /** Steps of one number come together. */
    private static String release(Path file) {
        return version(file).getVersion().replaceFirst("\\..*", "");
    }

    @Test
    void no_number_is_given_twice_to_steps_of_one_database() throws Exception {
        for (String kind : List.of("h2", "postgresql")) {
            Set<MigrationVersion> numbers = new HashSet<>();
            for (String folder : List.of("common", kind)) {
                for (Path file : files(folder)) {
                    assertThat(numbers.add(version(file))).as(file.toString()).isTrue();
                }
            }
        }
    }
}
