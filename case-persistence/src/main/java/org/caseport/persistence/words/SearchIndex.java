package org.caseport.persistence.words;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.caseport.domain.account.Person;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.text.Folding;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.Nullable;

/**
 * Full-text index of cases, written in the transaction that stores the text. PostgreSQL stores the words of an entry as
 * a text with an index of its full-text search, H2 as rows of a table. Both get the words from {@link SearchTerms}, and
 * so find the same.
 */
public final class SearchIndex {

    /** The number of the entry that stands for subject and display id. */
    public static final int SUBJECT = 0;

    /** The number of the entry that stands for the requester's name and e-mail address, which only agents search. */
    public static final int REQUESTER = -1;

    /** The text of {@link #SUBJECT} in SQL, of a case {@code c}. */
    public static final String SUBJECT_TEXT = "c.subject || ' ' || c.display_id";

    /** The text of {@link #REQUESTER} in SQL, of a case {@code c} and its requester {@code p}, who may be gone. */
    public static final String REQUESTER_TEXT = "c.requester_name || coalesce(' ' || p.name || ' ' || p.email, '')";

    /** Version of the folding that an entry's words went through. Increase it with each change of {@link Folding}. */
    public static final int FOLDING = 2;

    private static final int ROWS_AT_ONCE = 100;

    /** The expression of PostgreSQL's index; it must match the migration letter for letter. */
    private static final String VECTOR = "cast(replace(' ' || w.words, ' ', ' ' || w.account_id) as tsvector)";

    /** The expression of the index for searches over all accounts. */
    private static final String VECTOR_OF_ALL = "cast(w.words as tsvector)";

    /** Prefix of the parameter names in a condition of {@link #heldByCase}. */
    public static final String VALUE = "word";

    private static final Pattern PLACE = Pattern.compile("\\?([0-9]+)");

    private final EntityManager entities;
    private final boolean postgreSql;

    private SearchIndex(EntityManager entities) {
        this.entities = entities;
        try {
            this.postgreSql =
                    entities.unwrap(Connection.class).getMetaData().getURL().startsWith("jdbc:postgresql:");
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not say what it is", e);
        }
    }

    public static SearchIndex in(EntityManager entities) {
        return new SearchIndex(entities);
    }

    /** Indexes new communications of a case, and with the first one its subject and requester. */
    public void add(SupportCase supportCase, List<Communication> said) {
        List<Entry> entries = new ArrayList<>();
        for (Communication one : said) {
            if (one.number() == 1) {
                entries.add(Entry.of(
                        SUBJECT,
                        subject(
                                supportCase.request().subject().text(),
                                supportCase.displayId().digits())));
                entries.add(Entry.of(REQUESTER, requester(supportCase)));
            }
            entries.add(Entry.of(one.number(), one.body().text()));
        }
        add(supportCase.id(), entries);
    }

    private String requester(SupportCase supportCase) {
        return entities.createQuery("select p.name, p.email from PersonRow p where p.id = :id", Object[].class)
                .setParameter("id", supportCase.requester().value())
                .getResultStream()
                .findFirst()
                .map(found -> requester(supportCase.requesterName(), (String) found[0], (String) found[1]))
                .orElse(supportCase.requesterName());
    }

    /** The text by which a requester is found: the name on the case, and the current name and address. */
    public static String requester(String nameOnCase, String name, String email) {
        return nameOnCase + " " + name + " " + email;
    }

    /** Indexes the cases of a person anew after the name or address has changed. */
    public void replaceRequester(Person person) {
        // Joined by account, the first column of the index.
        List<?> cases = entities.createNativeQuery("select c.id, c.requester_name from account a"
                        + " join case_member m on m.account_id = a.id and m.person_id = ?1"
                        + " join support_case c on c.account_id = m.account_id and c.id = m.case_id"
                        + " where c.requester_id = ?1")
                .setParameter(1, person.id().value())
                .getResultList();
        for (Object one : cases) {
            Object[] line = (Object[]) one;
            String words = requester((String) line[1], person.name(), person.email());
            replace(new CaseId((String) line[0]), REQUESTER, words);
        }
    }

    public void replaceSubject(CaseId id, String subject, String displayId) {
        replace(id, SUBJECT, subject(subject, displayId));
    }

    private static String subject(String subject, String displayId) {
        return subject + " " + displayId;
    }

    /** Indexes an entry that is missing or has an older folding; leaves one that was indexed meanwhile. */
    public void renew(CaseId id, int number, String text) {
        String older = "account_id = ?1 and case_id = ?2 and number = ?3 and folding < " + FOLDING;
        boolean same = Folding.isAscii(text)
                && ofEntry("update case_words set folding = " + FOLDING + " where " + older, id, number)
                                .executeUpdate()
                        == 1;
        if (!same) {
            ofEntry("delete from case_words where " + older, id, number).executeUpdate();
            add(id, number, text);
        }
    }

    private Query ofEntry(String sql, CaseId id, int number) {
        return entities.createNativeQuery(sql)
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value())
                .setParameter(3, number);
    }

    /** Replaces the words of an entry by those of this text. */
    public void replace(CaseId id, int number, String text) {
        ofEntry("delete from case_words where account_id = ?1 and case_id = ?2 and number = ?3", id, number)
                .executeUpdate();
        add(id, number, text);
    }

    public void add(CaseId id, int number, String text) {
        add(id, List.of(Entry.of(number, text)));
    }

    /** Adds the entries that are not there yet. */
    private void add(CaseId id, List<Entry> entries) {
        if (postgreSql) {
            for (int from = 0; from < entries.size(); from += ROWS_AT_ONCE) {
                begin(id, entries.subList(from, Math.min(entries.size(), from + ROWS_AT_ONCE)));
            }
            return;
        }
        List<Word> words = new ArrayList<>();
        for (Entry entry : entries) {
            if (isBegun(id, entry.number())) {
                entry.words().forEach(word -> words.add(new Word(entry.number(), word)));
            }
        }
        for (int from = 0; from < words.size(); from += ROWS_AT_ONCE) {
            addRows(id, words.subList(from, Math.min(words.size(), from + ROWS_AT_ONCE)));
        }
    }

    private void begin(CaseId id, List<Entry> entries) {
        StringJoiner rows = new StringJoiner(", ");
        for (int i = 0; i < entries.size(); i++) {
            rows.add("(?1, ?2, ?" + (2 * i + 3) + ", " + FOLDING + ", ?" + (2 * i + 4) + ")");
        }
        Query insert = entities.createNativeQuery(
                        "insert into case_words (account_id, case_id, number, folding, words) values " + rows
                                + " on conflict do nothing")
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value());
        for (int i = 0; i < entries.size(); i++) {
            insert.setParameter(2 * i + 3, entries.get(i).number());
            insert.setParameter(2 * i + 4, joined(entries.get(i).words()));
        }
        insert.executeUpdate();
    }

    private boolean isBegun(CaseId id, int number) {
        return ofEntry(
                                "insert into case_words (account_id, case_id, number, folding) values (?1, ?2, ?3, "
                                        + FOLDING + ") on conflict do nothing",
                                id,
                                number)
                        .executeUpdate()
                == 1;
    }

    private void addRows(CaseId id, List<Word> words) {
        StringJoiner rows = new StringJoiner(", ");
        for (int i = 0; i < words.size(); i++) {
            rows.add("(?1, ?" + (2 * i + 3) + ", ?2, ?" + (2 * i + 4) + ")");
        }
        Query insert = entities.createNativeQuery(
                        "insert into case_word (account_id, word, case_id, number) values " + rows)
                .setParameter(1, id.account().digits())
                .setParameter(2, id.value());
        for (int i = 0; i < words.size(); i++) {
            insert.setParameter(2 * i + 3, words.get(i).text());
            insert.setParameter(2 * i + 4, words.get(i).number());
        }
        insert.executeUpdate();
    }

    /**
     * A query for {@code case_id} and {@code number} of the account's entries that contain this term, without those
     * only agents search. Adds its values to the list; a parameter's number is the value's position there.
     */
    public String entriesWith(String account, SearchTerms.Term term, List<Object> values) {
        return postgreSql ? matching(account, term, values) : joined(account, term, values);
    }

    /**
     * A JPQL condition on a case {@code c} of any account: one of its entries, or its requester, contains this term. It
     * lets PostgreSQL choose between reading the cases or the search index; H2 reads the index first. Adds its values
     * to the list; the parameters are named {@link #VALUE} and the value's position there.
     */
    public String heldByCase(SearchTerms.Term term, List<Object> values) {
        return postgreSql
                ? sql(
                        "exists (select 1 from case_words w where w.account_id = # and w.case_id = # and "
                                + VECTOR_OF_ALL + held("", term, values) + ")",
                        "c.account, c.id")
                : sql("# in (select f.case_id from (" + joined(null, term, values) + ") f)", "c.id");
    }

    /** Embeds SQL in JPQL by EclipseLink's {@code sql} function. */
    private static String sql(String condition, String columns) {
        StringJoiner arguments = new StringJoiner(", ", ", ", "").add(columns);
        String places = PLACE.matcher(condition.replace('#', '?')).replaceAll(place -> {
            arguments.add(":" + VALUE + place.group(1));
            return "?";
        });
        return "sql('" + places + "'" + arguments + ")";
    }

    private static String matching(String account, SearchTerms.Term term, List<Object> values) {
        String held = held(account, term, values);
        return "select w.case_id, w.number from case_words w where w.account_id = " + place(account, values)
                + " and w.number >= " + SUBJECT + " and " + VECTOR + held;
    }

    /** The condition that a tsvector, whose words each begin with {@code lead}, contains this term. */
    private static String held(String lead, SearchTerms.Term term, List<Object> values) {
        StringJoiner all = new StringJoiner(" & ");
        term.pieces().forEach(piece -> all.add(lexeme(lead, piece.word()) + (piece.beginning() ? ":*" : "")));
        return " @@ cast(" + place(all.toString(), values) + " as tsquery)";
    }

    private static String joined(@Nullable String account, SearchTerms.Term term, List<Object> values) {
        StringBuilder joins = new StringBuilder("select w0.case_id, w0.number from case_word w0");
        String where = "";
        for (int i = 0; i < term.pieces().size(); i++) {
            String word = "w" + i + ".word";
            SearchTerms.Piece piece = term.pieces().get(i);
            String held = piece.beginning()
                    ? word + " >= " + place(piece.word(), values) + " and " + word + " < "
                            + place(piece.word() + '\uFFFF', values)
                    : word + " = " + place(piece.word(), values);
            if (i == 0) {
                where = " where "
                        + (account == null
                                ? ""
                                : "w0.account_id = " + place(account, values) + " and w0.number >= " + SUBJECT
                                        + " and ")
                        + held;
            } else {
                joins.append(" join case_word w" + i + " on w" + i + ".account_id = w0.account_id and w" + i
                        + ".case_id = w0.case_id and w" + i + ".number = w0.number and " + held);
            }
        }
        return joins + where;
    }

    private static String place(String value, List<Object> values) {
        values.add(value);
        return "?" + values.size();
    }

    /** The words as PostgreSQL stores them, separated by blanks. */
    public static String joined(Set<String> words) {
        return String.join(" ", words);
    }

    /** Needs no escaping, since words have only letters, digits and symbols. */
    private static String lexeme(String account, String word) {
        return "'" + account + word + "'";
    }

    /** The words of an entry of a case. */
    private record Entry(int number, Set<String> words) {

        static Entry of(int number, String text) {
            return new Entry(number, SearchTerms.of(StorableText.storable(text)));
        }
    }

    /** A word of an entry. */
    private record Word(int number, String text) {}
}
