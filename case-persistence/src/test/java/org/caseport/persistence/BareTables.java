package org.caseport.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys, indexes and triggers off tables that are about to be filled, and puts the very same back when they are
 * full.
 */
public final class BareTables {

    private static final String TABLES = "('support_case', 'communication', 'attachment', 'journal', 'stored_file',"
            + " 'stored_file_chunk', 'case_words')";

    private static final String MEMORY = "set maintenance_work_mem = '512MB'";

    private final Connection connection;
    private final List<String> putBack = new ArrayList<>();

    private BareTables(Connection connection) {
        this.connection = connection;
    }

    public static BareTables of(Connection connection) throws SQLException {
        BareTables bare = new BareTables(connection);
        List<String> keys = bare.statements("select format('alter table %s drop constraint %I', t.relname, k.conname),"
                + " format('alter table %s add constraint %I %s', t.relname, k.conname,"
                + " pg_get_constraintdef(k.oid)) from pg_constraint k join pg_class t on t.oid = k.conrelid"
                + " left join pg_class f on f.oid = k.confrelid where k.contype in ('p', 'u', 'f')"
                + " and (t.relname in " + TABLES + " or f.relname in " + TABLES + ")"
                // Primary keys last: they are referred to.
                + " order by array_position(array['f', 'u', 'p'], k.contype::text), t.relname, k.conname");
        List<String> indexes = bare.statements("select format('drop index %I', i.indexname), i.indexdef"
                + " from pg_indexes i where i.tablename in " + TABLES
                + " and not exists (select 1 from pg_constraint k where k.conname = i.indexname) order by i.indexname");
        bare.execute("alter table journal disable trigger user");
        for (String drop : keys) {
            bare.execute(drop);
        }
        for (String drop : indexes) {
            bare.execute(drop);
        }
        return bare;
    }

    /** Remembers how to put it back, in the opposite order. */
    private List<String> statements(String sql) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                drops.add(found.getString(1));
                putBack.add(0, found.getString(2));
            }
        }
        return drops;
    }

    /** The index of words, which takes as long as all others, is made by the second connection meanwhile. */
    public void putBack(Connection second) throws Exception {
        String words = putBack.stream()
                .filter(create -> create.contains(" USING gin "))
                .findAny()
                .orElseThrow();
        FutureTask<@Nullable Void> meanwhile = new FutureTask<>(() -> {
            execute(second, MEMORY);
            execute(second, words);
            return null;
        });
        new Thread(meanwhile, "index of words").start();
        execute(MEMORY);
        List<String> last = new ArrayList<>();
        for (String create : putBack) {
            // What locks the table of words waits for its index anyway.
            if (create.contains("case_words") && !create.equals(words)) {
                last.add(create);
            } else if (!create.equals(words)) {
                execute(create);
            }
        }
        meanwhile.get();
        for (String create : last) {
            execute(create);
        }
        execute("alter table journal enable trigger user");
    }

    private void execute(String sql) throws SQLException {
        execute(connection, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
