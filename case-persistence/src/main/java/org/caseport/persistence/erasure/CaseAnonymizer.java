package org.caseport.persistence.erasure;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.erasure.Erasure;
import org.caseport.persistence.column.JsonColumns;
import org.caseport.persistence.file.DatabaseBlobStore;
import org.caseport.persistence.search.CaseRange;
import org.caseport.persistence.words.SearchIndex;

/**
 * Removes a person's data from a range of cases. Each change of a case's own row is a new revision, so that nobody who
 * read it before writes the person back.
 */
final class CaseAnonymizer {

    private static final String BY_CASE = CaseRange.within("", "case_id");
    private static final String BY_ID = CaseRange.within("", "id");
    private static final String NEW_REVISION = ", revision = revision + 1";

    /** Stands where a phone number was. */
    private static final String NO_NUMBER = "-";

    private final EntityManager entities;
    private final Erasure erasure;
    private final CaseRange cases;

    CaseAnonymizer(EntityManager entities, Erasure erasure, CaseRange cases) {
        this.entities = entities;
        this.erasure = erasure;
        this.cases = cases;
    }

    /** Anonymizes the cases. Returns the open ones that were assigned to the person and are unassigned now. */
    List<CaseId> go() {
        if (erasure.texts()) {
            takeTexts();
        }
        change("update communication set author_name = ?5 where " + BY_CASE + " and person_id = ?4", Erasure.NAME);
        change("update internal_note set author_name = ?5 where " + BY_CASE + " and person_id = ?4", Erasure.NAME);
        change("update rating set comment = '' where " + BY_CASE + " and person_id = ?4");
        change("delete from case_member where " + BY_CASE + " and person_id = ?4 and not exists (select 1"
                + " from support_case c where c.account_id = case_member.account_id and c.id = case_member.case_id"
                + " and c.requester_id = ?4)");
        // A case whose callback number is removed can only be answered in the portal.
        change("update support_case set callback_country = null, callback_number = null, callback_extension = null,"
                + " contact_method = (case when contact_method = 'phone' then 'web' else contact_method end)"
                + ", callback_given_by = null" + NEW_REVISION + " where " + BY_ID + " and callback_number is not null"
                + " and (callback_given_by = ?4 or callback_given_by is null and requester_id = ?4)");
        change(
                "update support_case set requester_name = ?5" + NEW_REVISION + " where " + BY_ID
                        + " and requester_id = ?4",
                Erasure.NAME);
        change("delete from case_words where " + BY_CASE + " and number = " + SearchIndex.REQUESTER
                + " and case_id in (select c.id from support_case c where c.account_id = ?1 and c.requester_id = ?4)");
        takeCalls();
        takeChats();
        takeCopies();
        return unassigned();
    }

    /** Removes the numbers that the person gave, which ends the calls to them, and the name from calls made. */
    private void takeCalls() {
        change(
                "update callback set phone_number = ?5, extension = null, open_case_id = null, claimed_by = null,"
                        + " claimed_by_name = null, claimed_at = null, claimed_until = null,"
                        + " ending = (case when state = 'done' then ending else 'cancelled' end), state = 'done'"
                        + " where " + BY_CASE + " and given_by = ?4",
                NO_NUMBER);
        change("update callback set claimed_by_name = ?5 where " + BY_CASE + " and claimed_by = ?4", Erasure.NAME);
        change(
                "update callback_try set agent_name = ?5 where account_id = ?1 and agent_id = ?4 and callback_id in"
                        + " (select b.id from callback b where " + CaseRange.within("b.", "case_id") + ")",
                Erasure.NAME);
    }

    /** Removes the name from chats, and with the texts also what the person wrote in them; numbers and times stay. */
    private void takeChats() {
        rows(ofPerson("select distinct h.case_id, h.transcript, e.person_name, h.contact_language from chat h"
                        + " join chat_entry e on e.account_id = h.account_id and e.chat_id = h.id where "
                        + CaseRange.within("h.", "case_id") + " and e.person_id = ?4 and h.transcript > 0"))
                .forEach(this::takeFromTranscript);
        String ofChats = " where account_id = ?1 and %s = ?4 and %s in (select h.id from chat h where "
                + CaseRange.within("h.", "case_id") + ")";
        if (erasure.texts()) {
            change("update chat_entry set body = ''" + String.format(ofChats, "person_id", "chat_id"));
            change("delete from chat_file" + String.format(ofChats, "person_id", "chat_id"));
        }
        change("update chat_entry set person_name = ?5" + String.format(ofChats, "person_id", "chat_id"), Erasure.NAME);
        change("delete from chat_reader" + String.format(ofChats, "person_id", "chat_id"));
        for (String person : List.of("ring_agent", "agent", "last_agent")) {
            String id = person.equals("agent") ? "agent_id" : person;
            change("update chat set " + person + "_name = ?5 where " + BY_CASE + " and " + id + " = ?4", Erasure.NAME);
        }
    }

    /** Takes the name out of a transcript, and with the texts all that was said, since others answered it. */
    private void takeFromTranscript(Object[] row) {
        CaseId id = new CaseId((String) row[0]);
        int number = ((Number) row[1]).intValue();
        List<?> found = ofEntry(
                        "select body from communication where account_id = ?1 and case_id = ?2 and number = ?3",
                        id,
                        number)
                .getResultList();
        for (Object body : found) {
            String before = body.toString();
            String after = erasure.texts()
                    ? words(row[3])
                    : before.replaceAll(
                            "(?m)^(\\d\\d:\\d\\d:\\d\\d )" + Pattern.quote((String) row[2]) + "(?=[: ])",
                            "$1" + Matcher.quoteReplacement(Erasure.NAME));
            ofEntry(
                            "update communication set body = ?4"
                                    + " where account_id = ?1 and case_id = ?2 and number = ?3",
                            id,
                            number)
                    .setParameter(4, after)
                    .executeUpdate();
            SearchIndex.in(entities).replace(id, number, after);
            if (erasure.texts()) {
                takeFiles(id, number);
            }
        }
    }

    /** Removes the person from the additional contacts; the others stay. */
    private void takeCopies() {
        rows(query("select id, contacts from support_case where " + BY_ID + " and lower(contacts) like ?4 escape '!'")
                        .setParameter(4, JpaErasures.containing(inJson(erasure.email()))))
                .forEach(row -> {
                    List<String> kept = JsonColumns.toTexts((String) row[1]).stream()
                            .filter(address -> !address.strip().equalsIgnoreCase(erasure.email()))
                            .toList();
                    entities.createNativeQuery("update support_case set contacts = ?3" + NEW_REVISION
                                    + " where account_id = ?1 and id = ?2")
                            .setParameter(1, cases.account())
                            .setParameter(2, row[0])
                            .setParameter(3, JsonColumns.ofTexts(kept))
                            .executeUpdate();
                });
    }

    private static String inJson(String text) {
        String list = JsonColumns.ofTexts(List.of(text));
        return list.substring(2, list.length() - 2);
    }

    private List<CaseId> unassigned() {
        List<?> open = ofPerson(
                        "select id from support_case where " + BY_ID + " and assignee_id = ?4 and is_open = true")
                .getResultList();
        if (!open.isEmpty()) {
            change("update support_case set assignee_id = null, assignee_name = null" + NEW_REVISION + " where " + BY_ID
                    + " and assignee_id = ?4 and is_open = true");
        }
        change(
                "update support_case set assignee_name = ?5" + NEW_REVISION + " where " + BY_ID
                        + " and assignee_id = ?4",
                Erasure.NAME);
        return open.stream().map(id -> new CaseId((String) id)).toList();
    }

    // ---- texts of the person

    private void takeTexts() {
        rows(ofPerson("select c.case_id, c.number, s.contact_language from communication c"
                        + " join support_case s on s.account_id = c.account_id and s.id = c.case_id where "
                        + CaseRange.within("c.", "case_id") + " and c.person_id = ?4"))
                .forEach(this::takeEntry);
        rows(ofPerson("select s.id, s.display_id, s.details, s.contact_language from support_case s where "
                        + CaseRange.within("s.", "id") + " and s.requester_id = ?4"))
                .forEach(this::takeRequest);
        rows(ofPerson("select n.case_id, n.number, s.contact_language from internal_note n"
                        + " join support_case s on s.account_id = n.account_id and s.id = n.case_id where "
                        + CaseRange.within("n.", "case_id") + " and n.person_id = ?4"))
                .forEach(row -> write("internal_note", row));
    }

    private void takeEntry(Object[] row) {
        write("communication", row);
        CaseId id = new CaseId((String) row[0]);
        int number = ((Number) row[1]).intValue();
        SearchIndex.in(entities).replace(id, number, words(row[2]));
        takeFiles(id, number);
    }

    private void write(String table, Object[] row) {
        ofEntry(
                        "update " + table + " set body = ?4 where account_id = ?1 and case_id = ?2 and number = ?3",
                        new CaseId((String) row[0]),
                        ((Number) row[1]).intValue())
                .setParameter(4, words(row[2]))
                .executeUpdate();
    }

    /**
     * Replaces the subject and the answers. The questions stay, since support asked them; limits are codes of the
     * catalog.
     */
    private void takeRequest(Object[] row) {
        CaseId id = new CaseId((String) row[0]);
        String words = words(row[3]);
        RequestDetails asked = JsonColumns.toDetails((String) row[2]);
        RequestDetails kept = new RequestDetails(
                asked.answers().stream()
                        .map(answer -> new RequestDetails.Answer(answer.question(), answer.isMissing() ? "" : words))
                        .toList(),
                asked.limits());
        entities.createNativeQuery("update support_case set subject = ?3, details = ?4" + NEW_REVISION
                        + " where account_id = ?1 and id = ?2")
                .setParameter(1, cases.account())
                .setParameter(2, id.value())
                .setParameter(3, words)
                .setParameter(4, JsonColumns.of(kept))
                .executeUpdate();
        SearchIndex.in(entities).replaceSubject(id, words, (String) row[1]);
    }

    private void takeFiles(CaseId id, int number) {
        List<?> files = ofEntry(
                        "select file_id from attachment where account_id = ?1 and case_id = ?2 and communication = ?3",
                        id,
                        number)
                .getResultList();
        if (!files.isEmpty()) {
            // Removed first, since bytes can't be deleted while they are on a case.
            ofEntry("delete from attachment where account_id = ?1 and case_id = ?2 and communication = ?3", id, number)
                    .executeUpdate();
            files.forEach(file -> DatabaseBlobStore.deleteWhole(entities, cases.account(), (String) file));
        }
    }

    private static List<Object[]> rows(Query query) {
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private static String words(Object language) {
        return Erasure.wordsIn(new ContactLanguage((String) language));
    }

    private void change(String sql) {
        ofPerson(sql).executeUpdate();
    }

    private void change(String sql, String value) {
        ofPerson(sql).setParameter(5, value).executeUpdate();
    }

    private Query ofPerson(String sql) {
        return query(sql).setParameter(4, erasure.person().value());
    }

    private Query query(String sql) {
        return entities.createNativeQuery(sql)
                .setParameter(1, cases.account())
                .setParameter(2, cases.after())
                .setParameter(3, cases.last());
    }

    private Query ofEntry(String sql, CaseId id, int number) {
        return entities.createNativeQuery(sql)
                .setParameter(1, cases.account())
                .setParameter(2, id.value())
                .setParameter(3, number);
    }
}
