package org.caseport.persistence.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.erasure.Erasures;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.StorableText;
import org.caseport.persistence.file.DatabaseBlobStore;
import org.caseport.persistence.search.CaseRange;

/**
 * Erases a person. Deleting the person's row also deletes, by foreign keys, the sign-ins, the directory identity and
 * the second factor; tables without such a key are listed here. The person's id stays, so that journal and cases still
 * tell that it was one and the same person.
 */
@ApplicationScoped
@Transactional
class JpaErasures implements Erasures {

    /** Deletes the person's own rows by the person's id, in the order of the foreign keys. */
    private static final List<String> OWN = List.of(
            "delete from given_answer where access_key in (select id from access_key where person_id = ?1)",
            "delete from access_key where person_id = ?1",
            "delete from agent_skill where person_id = ?1",
            "delete from attendance where person_id = ?1",
            "delete from callback_form where person_id = ?1",
            "delete from agent_availability where person_id = ?1",
            "delete from pace where who = ?1",
            // The foreign keys delete its fields and the rows of its files.
            "delete from draft where author_id = ?1",
            "delete from person where id = ?1");

    /** Deletes what is stored under the person's e-mail address. */
    private static final List<String> ADDRESSED = List.of(
            "delete from sign_in_failure where email = ?1",
            "delete from mail_address where lower(address) = ?1",
            "delete from invitation where email = ?1",
            "update account set operations_contact = null where lower(operations_contact) = ?1",
            // Drafts of colleagues in which the address is an additional contact.
            "delete from draft_field where name like 'contact.%' and lower(trim(text)) = ?1");

    /** Runs again at the end: until a case is anonymized, mails still go to its additional contacts. */
    private static final String MAILS = "delete from delivery where channel = 'MAIL' and lower(recipient) = ?1";

    private static final String BEGUN =
            "select person_id, email, texts, administrator_id, begun_at, after_account," + " after_case from erasure";

    @Inject
    EntityManager entities;

    @Override
    public int openCasesOf(Person person, int most) {
        if (person.account() == null) {
            return 0;
        }
        return entities.createNativeQuery("select c.id from case_member m join support_case c"
                        + " on c.account_id = m.account_id and c.id = m.case_id"
                        + " where m.account_id = ?1 and m.person_id = ?2 and c.requester_id = ?2 and c.is_open ="
                        + " true fetch first "
                        + most + " rows only")
                .setParameter(1, person.account().digits())
                .setParameter(2, person.id().value())
                .getResultList()
                .size();
    }

    @Override
    public void begin(Erasure erasure) {
        String person = erasure.person().value();
        entities.flush();
        rows(
                        "select f.account_id, f.file_id from draft_file f join draft d"
                                + " on d.account_id = f.account_id and d.id = f.draft_id"
                                + " where d.author_id = ?1 and d.submitted = false",
                        person)
                .forEach(file -> DatabaseBlobStore.deleteWhole(entities, (String) file[0], (String) file[1]));
        OWN.forEach(sql -> change(sql, person));
        String email = StorableText.storable(erasure.email());
        ADDRESSED.forEach(sql -> change(sql, email));
        change(MAILS, email);
        change(
                "delete from draft_field where name = 'contactTyped' and lower(text) like ?1 escape '!'",
                containing(email));
        entities.createNativeQuery("insert into erasure (person_id, email, texts, administrator_id, begun_at,"
                        + " after_account, after_case) values (?1, ?2, ?3, ?4, ?5, '', '')")
                .setParameter(1, person)
                .setParameter(2, email)
                .setParameter(3, erasure.texts())
                .setParameter(4, erasure.by().value())
                .setParameter(5, Timestamp.from(erasure.at()))
                .executeUpdate();
        entities.clear();
    }

    @Override
    public List<Erasure> unfinished() {
        return rows(BEGUN + " order by begun_at, person_id").stream()
                .map(JpaErasures::erasure)
                .toList();
    }

    @Override
    public Optional<Step> next(PersonId person, int most) {
        // A second caller waits for this lock and continues where the first one stopped.
        Optional<Object[]> held = rows(BEGUN + " where person_id = ?1 for update", person.value()).stream()
                .findFirst();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        Erasure erasure = erasure(held.get());
        Optional<CaseRange> next = CaseRange.after(entities, (String) held.get()[5], (String) held.get()[6], most);
        if (next.isEmpty()) {
            change(MAILS, erasure.email());
            change("delete from erasure where person_id = ?1", person.value());
            return Optional.of(new Step(List.of(), true));
        }
        CaseRange cases = next.get();
        CaseAnonymizer erased = new CaseAnonymizer(entities, erasure, cases);
        change(
                "update erasure set after_account = ?2, after_case = ?3 where person_id = ?1",
                person.value(),
                cases.account(),
                cases.last());
        return Optional.of(new Step(erased.go(), false));
    }

    private static Erasure erasure(Object[] row) {
        return new Erasure(
                new PersonId((String) row[0]),
                (String) row[1],
                (Boolean) row[2],
                new PersonId((String) row[3]),
                new InstantColumn().convertToEntityAttribute(row[4]));
    }

    /** A {@code like} pattern, in lower case, for texts that contain this one. */
    static String containing(String text) {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }

    private void change(String sql, String... values) {
        query(sql, values).executeUpdate();
    }

    private List<Object[]> rows(String sql, String... values) {
        List<?> rows = query(sql, values).getResultList();
        return rows.stream().map(Object[].class::cast).toList();
    }

    private Query query(String sql, String... values) {
        Query query = entities.createNativeQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }
}
