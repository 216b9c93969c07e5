package org.caseport.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.persistence.DatabaseContract;
import org.junit.jupiter.api.Test;

/** What holds for all tables, whatever the database. */
abstract class SchemaContract extends DatabaseContract {

    private static final Set<String> LARGE = Set.of(
            "draft",
            "draft_field",
            "draft_file",
            "stored_file",
            "stored_file_chunk",
            "support_case",
            "case_member",
            "communication",
            "attachment",
            "journal",
            "outbox",
            "given_answer",
            "call_pace",
            "case_words",
            "internal_note",
            "case_link",
            "affected_case",
            "rating",
            "case_quota",
            "attachment_set",
            "attachment_set_file",
            "stored_file_segment",
            "upload",
            "upload_part",
            "delivery",
            "attendance",
            "callback",
            "callback_try",
            "callback_form",
            "phone_call",
            "case_fact",
            "chat",
            "chat_entry",
            "chat_file",
            "chat_reader",
            "chat_ring",
            "journal_chain");

    private static final Set<String> SMALL = Set.of(
            "account",
            "account_plan",
            "plan_change",
            "person",
            "sign_in",
            "sign_in_failure",
            "access_key",
            "agent_skill",
            "agent_availability",
            "agent_phone",
            "invitation",
            "password_reset",
            "muted_mail",
            "report_mail",
            "announcement",
            "second_factor",
            "recovery_code",
            "sign_in_step",
            "pace",
            "mail_address",
            "hook",
            "directory_identity",
            "directory_sign_in",
            "begun_sign_in",
            "erasure",
            "fact_progress",
            "data_version",
            "data_version_text",
            "data_version_act",
            "data_version_series",
            "portal_server",
            "simulation",
            "simulation_line",
            "flyway_schema_history");

    @Test
    void every_table_is_known_to_be_large_or_small() {
        Set<String> all = new HashSet<>(LARGE);
        all.addAll(SMALL);
        if (!database.address.isPostgreSql()) {
            // The words themselves; PostgreSQL has them in a column.
            all.add("case_word");
        }

        assertThat(database.lines("select lower(table_name) from information_schema.tables"
                        + " where lower(table_schema) = 'public' and table_type = 'BASE TABLE'"))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void the_account_stands_in_every_key_of_a_large_table_and_leads_the_primary_one() {
        Map<String, List<String>> keys = new TreeMap<>();
        for (String line : database.lines("""
            select lower(t.table_name) || ' ' || t.constraint_type || ' ' || t.constraint_name || ' '
                || lower(k.column_name)
            from information_schema.table_constraints t
            join information_schema.key_column_usage k
                on k.constraint_schema = t.constraint_schema and k.constraint_name = t.constraint_name
            where lower(t.table_schema) = 'public'
                and t.constraint_type in ('PRIMARY KEY', 'UNIQUE', 'FOREIGN KEY')
            order by t.constraint_name, k.ordinal_position\
            """)) {
            String key = line.substring(0, line.lastIndexOf(' '));
            String column = line.substring(line.lastIndexOf(' ') + 1);
            if (LARGE.contains(line.substring(0, line.indexOf(' ')))) {
                keys.computeIfAbsent(key, any -> new ArrayList<>()).add(column);
            }
        }

        assertThat(keys.keySet().stream().filter(key -> key.contains("PRIMARY KEY")))
                .hasSize(LARGE.size());
        assertThat(keys.keySet().stream().filter(key -> key.contains("FOREIGN KEY")))
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(keys).allSatisfy((key, columns) -> {
            assertThat(columns).as(key).contains("account_id");
            if (key.contains("PRIMARY KEY")) {
                assertThat(columns.get(0)).as(key).isEqualTo("account_id");
            }
        });
    }

    @Test
    void instants_are_kept_with_their_zone() {
        assertThat(database.lines("select table_name || '.' || column_name from information_schema.columns"
                        + " where lower(table_schema) = 'public' and lower(table_name) <> 'flyway_schema_history'"
                        + " and data_type like 'timestamp%without%'"))
                .isEmpty();
    }

    @Test
    void migrating_again_changes_nothing() {
        String version = Migrations.bringUpToDate(database.address);

        assertThat(Migrations.bringUpToDate(database.address)).isEqualTo(version);
    }
}
