package org.caseport.web.nodes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what people were told with what the database holds and the mail server got. */
final class Books {

    private static final Pattern NOTICE = Pattern.compile("<([^.@]+)(?:\\.(\\d+))?\\.[^.@]+@");

    private final Connection connection;
    private final Map<String, List<String>> lost = new TreeMap<>();
    private final Map<String, List<String>> doubled = new TreeMap<>();
    private final Map<String, String> faults = new HashMap<>();
    private final Map<String, List<String>> mailedTwice = new TreeMap<>();

    private Books(Connection connection) {
        this.connection = connection;
    }

    static Books compare(TwoNodes nodes, Ledger ledger) throws SQLException {
        try (Connection connection = nodes.connection()) {
            Books books = new Books(connection);
            for (Ledger.Case one : ledger.cases()) {
                books.look(one);
            }
            for (Ledger.Said one : ledger.said()) {
                books.look(one);
            }
            for (Ledger.Draft one : ledger.drafts()) {
                books.look(one);
            }
            books.lookAtMail(nodes.mail().letters());
            books.lookAtTimers();
            return books;
        }
    }

    /** What was promised and is not there, by fault. */
    Map<String, List<String>> lost() {
        return lost;
    }

    /** What is there twice, by fault. */
    Map<String, List<String>> doubled() {
        return doubled;
    }

    /** Letters that came twice, which a server that dies between sending and noting it can't help, by fault. */
    Map<String, List<String>> mailedTwice() {
        return mailedTwice;
    }

    private void look(Ledger.Case one) throws SQLException {
        faults.put(one.id(), one.fault());
        List<String> whole = strings("""
                select c.id from support_case c
                join communication m on m.account_id = c.account_id and m.case_id = c.id and m.number = 1
                where c.subject = ? and m.body = ?
                and 1 = (select count(*) from journal j where j.account_id = c.account_id and j.target = c.id
                    and j.act = 'case.opened' and j.outcome = 'done')
                and 1 = (select count(*) from outbox o where o.account_id = c.account_id and o.case_id = c.id
                    and o.kind = 'case.created')""", one.subject(), one.description());
        if (!whole.contains(one.id())) {
            note(lost, one.fault(), "case " + one.id());
        }
        if (strings("select id from support_case where subject = ?", one.subject())
                        .size()
                > 1) {
            note(doubled, one.fault(), "case " + one.subject());
        }
        for (Map.Entry<String, String> file : one.files().entrySet()) {
            if (!Person.digest(bytes(file.getKey())).equals(file.getValue())
                    || strings("select case_id from attachment where file_id = ?", file.getKey())
                            .isEmpty()) {
                note(lost, one.fault(), "file " + file.getKey());
            }
        }
    }

    private void look(Ledger.Said one) throws SQLException {
        int times = strings("select body from communication where case_id = ? and body = ?", one.caseId(), one.text())
                .size();
        if (times != 1) {
            note(times == 0 ? lost : doubled, one.fault(), "text \"" + one.text() + "\"");
        }
    }

    private void look(Ledger.Draft one) throws SQLException {
        for (Map.Entry<String, String> field : one.texts().entrySet()) {
            if (strings(
                            "select text from draft_field where draft_id = ? and name = ? and text = ?",
                            one.id(),
                            field.getKey(),
                            field.getValue())
                    .isEmpty()) {
                note(lost, one.fault(), "draft " + one.id() + " " + field.getKey());
            }
        }
    }

    /** Each notice once to each recipient, and within a case in order. */
    private void lookAtMail(List<MailBox.Letter> letters) throws SQLException {
        Map<String, Set<String>> came = new LinkedHashMap<>();
        for (MailBox.Letter letter : letters) {
            Matcher about = NOTICE.matcher(letter.id());
            if (!about.find()) {
                throw new IllegalStateException("a letter about nothing: " + letter);
            }
            if (!came.computeIfAbsent(about.group(1) + " " + letter.to(), any -> new LinkedHashSet<>())
                    .add(letter.id())) {
                note(mailedTwice, faultOf(about.group(1)), letter.id());
            }
        }
        Map<String, Integer> told = new TreeMap<>();
        for (String done : strings("select case_id || ' ' || recipient from delivery where channel = 'MAIL'")) {
            told.merge(done, 1, Integer::sum);
        }
        told.forEach((one, times) -> {
            List<String> ids = List.copyOf(came.getOrDefault(one, Set.of()));
            String fault = faultOf(one.split(" ", 2)[0]);
            if (ids.size() < times) {
                note(lost, fault, "mail of case " + one);
            }
            List<Long> numbers = ids.stream().map(Books::number).toList();
            if (!numbers.equals(numbers.stream().sorted().toList())) {
                note(lost, fault, "the order of the mails of case " + one + ": " + ids);
            }
        });
        for (String untold : strings("select case_id from delivery where channel = 'MAIL' and state <> 'DONE'")) {
            note(lost, faultOf(untold), "mail not delivered of case " + untold);
        }
    }

    /** The first mail of a case has the id of its thread, without a number. */
    private static long number(String id) {
        Matcher about = NOTICE.matcher(id);
        return about.find() && about.group(2) != null ? Long.parseLong(about.group(2)) : 0;
    }

    private void lookAtTimers() throws SQLException {
        for (String twice : strings("select target from journal where act = 'case.response-warning'"
                + " group by account_id, target, detail having count(*) > 1")) {
            note(doubled, faultOf(twice), "warning of case " + twice);
        }
        for (String none : strings("select c.id from support_case c where c.subject like 'Opened by %' and c.warned > 0"
                + " and (select count(*) from journal j where j.account_id = c.account_id and j.target = c.id"
                + " and j.act = 'case.response-warning')"
                + " <> case c.warned when 50 then 1 when 75 then 2 when 90 then 3 else 4 end")) {
            note(lost, faultOf(none), "warning of case " + none);
        }
    }

    private String faultOf(String caseId) {
        return faults.getOrDefault(caseId, "before");
    }

    private static void note(Map<String, List<String>> where, String fault, String what) {
        where.computeIfAbsent(fault, any -> new ArrayList<>()).add(what);
    }

    private List<String> strings(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private byte[] bytes(String file) throws SQLException {
        try (PreparedStatement statement =
                        prepared("select bytes from stored_file_chunk where file_id = ? order by number", file);
                ResultSet rows = statement.executeQuery()) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (rows.next()) {
                all.write(rows.getBytes(1));
            }
            return all.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private PreparedStatement prepared(String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }
}
