package org.caseport.web.journey.stage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the database really holds, read past the portal. */
public record CasesOnDisk(String url, String user) {

    private static final String WHOLE_CASES = """
            select c.id from support_case c
            join draft d on d.account_id = c.account_id and d.id = c.draft_id
            where c.draft_id = ? and d.submitted and d.submitted_as = c.id
            and 1 = (select count(*) from communication m
                where m.account_id = c.account_id and m.case_id = c.id)
            and 1 = (select count(*) from journal j
                where j.account_id = c.account_id and j.target = c.id and j.act = 'case.opened' and j.outcome = 'done')
            and 1 = (select count(*) from outbox o
                where o.account_id = c.account_id and o.case_id = c.id and o.kind = 'case.created')""";

    private static final String TRACES = """
            select d.id from draft d where d.id = ? and (d.submitted or d.submitted_as is not null)
            union all select c.id from support_case c where c.draft_id = ?
            union all select j.target from journal j where j.act = 'case.opened' and j.outcome = 'done'
                and not exists (select 1 from support_case c where c.account_id = j.account_id and c.id = j.target)
            union all select o.case_id from outbox o
                where not exists (select 1 from support_case c
                    where c.account_id = o.account_id and c.id = o.case_id)""";

    /**
     * The embedded database of a portal that does not run; let go of after each look, since the portal wants it back.
     */
    public static CasesOnDisk of(Portal portal) {
        return new CasesOnDisk(
                "jdbc:h2:file:" + portal.home().resolve("caseport")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE"
                        + ";DB_CLOSE_DELAY=0",
                "sa");
    }

    /** The cases that came of this draft and are all there: first communication, journal entry, notice, draft. */
    public List<String> wholeCasesOf(String draft) {
        return firstColumn(WHOLE_CASES, draft);
    }

    /** Whatever a submission of this draft has left anywhere. */
    public List<String> tracesOf(String draft) {
        return firstColumn(TRACES, draft, draft);
    }

    public List<String> filesOf(String draft) {
        return firstColumn("select name from draft_file where draft_id = ?", draft);
    }

    /** Kept bytes that are on no draft and on no case. */
    public List<String> straysOf(String account) {
        return firstColumn("""
                select s.id from stored_file s where s.account_id = ?
                and not exists (select 1 from draft_file d where d.account_id = s.account_id and d.file_id = s.id)
                and not exists (select 1 from attachment a
                    where a.account_id = s.account_id and a.file_id = s.id)""", account);
    }

    private List<String> firstColumn(String sql, String... values) {
        try (Connection connection = DriverManager.getConnection(url, user, "");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException trouble) {
            throw new IllegalStateException(sql, trouble);
        }
    }
}
