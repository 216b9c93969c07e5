package org.caseport.persistence.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.contact.CallbackNumber;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.directory.DirectoryIdentity;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.erasure.Erasure;
import org.caseport.domain.erasure.Erasures;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.ChainSealer;
import org.caseport.domain.journal.ChainVerifier;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.rating.Rating;
import org.caseport.persistence.EveryColumn;
import org.caseport.persistence.NoKey;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That nothing is left of a person who is erased, whatever the database, and everything else is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErasureContract {

    private static final PersonId BY = new PersonId("admin");

    private TestDatabase database;
    private EveryColumn everywhere;
    private int marks;

    abstract TestDatabase open();

    @BeforeAll
    void open_the_database() {
        database = open();
        everywhere = new EveryColumn(database);
    }

    @AfterAll
    void close_the_database() throws Exception {
        database.close();
    }

    /** A person with something in every place where there can be something, all of it marked. */
    private final class Marked {

        /** In what says who it is. */
        final String mark = "zmark" + ++marks + "q";
        /** In what was written and attached. */
        final String written = "zwrit" + marks + "q";

        final Account account = Sample.account();
        final Member colleague = Sample.colleague(account.id());
        final Member member = new Member(
                new PersonId("marked-" + marks), mark + " Lastname", mark + "@x.example", account.id(), Grant.USUAL);
        final SupportCase own;
        final SupportCase other;
        final AttachedFile file = new AttachedFile(new FileId(Sample.hex()), written + ".txt", "text/plain", 9);
        /** Came by parts. */
        final AttachedFile large = new AttachedFile(new FileId(Sample.hex()), written + ".zip", "application/zip", 9);

        final AttachedFile kept = new AttachedFile(new FileId(Sample.hex()), "kept.txt", "text/plain", 9);

        Marked() {
            database.act(all -> {
                all.accounts.store(new Account(
                        account.id(),
                        account.name(),
                        account.country(),
                        account.region(),
                        account.zone(),
                        account.plan(),
                        false,
                        mark.toUpperCase(java.util.Locale.ROOT) + "@x.example"));
                all.people.store(Sample.person(colleague));
                all.people.store(Sample.person(member));
                all.people.setPasswordHash(member.id(), "hash-" + mark);
            });
            bytes(file, written + " bytes");
            bytes(kept, "other bytes");
            FileId part = new FileId(Sample.hex());
            bytes(new AttachedFile(part, "part", "application/zip", 9), written + " part");
            change("insert into stored_file (account_id, id, size, begun_at, segment_pieces) values ('" + account.id()
                    + "', '" + large.id() + "', 9, current_timestamp, 1)");
            change("insert into stored_file_segment values ('" + account.id() + "', '" + large.id() + "', 1, '" + part
                    + "')");
            own = Sample.supportCase(
                    member,
                    Sample.draftId(),
                    written + " subject",
                    written + " text",
                    List.of(file, large),
                    MONDAY_NINE);
            other = Sample.supportCase(colleague, null, "Oven", "Cold.", List.of(kept), MONDAY_NINE);
            other.customerReplies(member, new Body(written + " reply"), List.of(), MONDAY_NINE.plusSeconds(1));
            other.changeContacts(List.of("keep@x.example", member.email().toUpperCase(java.util.Locale.ROOT)));
            other.changeAudience(colleague, new Audience(true, Set.of(member.id())), MONDAY_NINE);
            own.changeContactMethod(ContactMethod.PHONE, new CallbackNumber("DE", "+49 30 " + mark, mark), member.id());
            database.act(all -> {
                all.cases.add(own);
                all.cases.add(other);
                all.ratings.add(new Rating(own.id(), MONDAY_NINE, member.id(), 5, mark + " comment", MONDAY_NINE));
                all.ratings.add(new Rating(other.id(), MONDAY_NINE, colleague.id(), 5, "Fine", MONDAY_NINE));
                CaseDraft draft = Sample.draft(member);
                all.drafts.store(CaseDraft.begin(
                        draft.id(), account.id(), member.id(), DraftFields.EMPTY.with("subject", mark), MONDAY_NINE));
                AttachedFile drafted = new AttachedFile(new FileId(Sample.hex()), mark, "text/plain", 9);
                bytes(drafted, mark);
                all.drafts.attach(all.drafts.find(author(), draft.id()).orElseThrow(), drafted, MONDAY_NINE);
                all.drafts.store(CaseDraft.begin(
                        Sample.draftId(),
                        account.id(),
                        colleague.id(),
                        DraftFields.EMPTY
                                .with("contact.0", member.email())
                                .with("contact.1", "keep@x.example")
                                .with("contactTyped", "a, " + member.email()),
                        MONDAY_NINE));
                all.identities.link(new DirectoryIdentity("https://sso", mark), member.id(), MONDAY_NINE);
                all.signIns.start("token-" + mark, member.id(), MONDAY_NINE);
                all.signIns.noteFailure(member.email(), MONDAY_NINE);
                all.agents.setSkills(member.id(), Set.of("en"), Set.of(mark), null);
                all.journal.append(new JournalEntry(
                        account.id(), member.id(), "case.opened", own.id().value(), "done", "", MONDAY_NINE));
            });
            String id = member.id().value();
            String digits = account.id().digits();
            List.of(
                            "insert into directory_sign_in (token_hash, issuer, subject, id_token, started_at,"
                                    + " asked_at)"
                                    + " values ('token-" + mark + "', 'https://sso', '" + mark + "', '" + mark
                                    + "', current_timestamp, current_timestamp)",
                            "insert into second_factor values ('" + id + "', 'k', '" + mark
                                    + "', current_timestamp, 1)",
                            "insert into recovery_code values ('" + id + "', '" + mark + "')",
                            "insert into sign_in_step values ('" + mark + "', '" + id + "', current_timestamp)",
                            "insert into access_key values ('KEY" + marks + "', '" + digits + "', '" + id + "', '"
                                    + mark + "', 'k', 's', current_timestamp, null)",
                            "insert into given_answer values ('" + digits + "', 'KEY" + marks + "', 'op', 'in', 'b', '"
                                    + mark + "', current_timestamp)",
                            "insert into attendance values ('" + digits + "', '" + own.id() + "', '" + id
                                    + "', false, current_timestamp, current_timestamp)",
                            "insert into pace values ('" + id + "', 'search', 1)",
                            "insert into mail_address values ('" + member.email() + "', 1, 'no " + mark
                                    + "', current_timestamp)",
                            callback(digits, own.id(), id, mark),
                            callback(digits, other.id(), "colleague", "+49 30 123456"),
                            "insert into callback_try (account_id, callback_id, try_key, number, outcome, agent_id,"
                                    + " agent_name, call_by, made_at, content) select account_id, id, 'k', 1, 'busy', '"
                                    + id + "', '" + mark + "', call_by, call_by, '' from callback where account_id = '"
                                    + digits + "'",
                            "insert into callback_form (account_id, callback_id, person_id, fields, saved_at)"
                                    + " select account_id, id, '" + id + "', '{\"note\":\"" + mark
                                    + "\"}', call_by from callback where account_id = '" + digits + "'",
                            "insert into agent_phone values ('" + id + "', '" + mark + "')",
                            chat(digits, own.id(), id, mark),
                            "insert into chat_entry (account_id, chat_id, number, kind, side, person_id, person_name,"
                                    + " body, detail, entry_key, removed, written_at) select account_id, id, 1,"
                                    + " 'message', 'customer', '" + id + "', '" + mark + "', 'is " + written
                                    + "', '', 'k', '[]', asked_at from chat where account_id = '" + digits + "'",
                            "insert into chat_file (account_id, chat_id, file_id, entry_number, position, name,"
                                    + " media_type, size, person_id, kept_at) select account_id, id, 'f', 1, 0, '"
                                    + written + ".txt', 'text/plain', 1, '" + id + "', asked_at from chat"
                                    + " where account_id = '" + digits + "'",
                            "insert into chat_reader (account_id, chat_id, person_id, side, seen_number)"
                                    + " select account_id, id, '" + id + "', 'customer', 1 from chat"
                                    + " where account_id = '" + digits + "'",
                            delivery(digits, 1, member.email(), "550 no " + mark),
                            delivery(digits, 2, "keep@x.example", ""))
                    .forEach(this::change);
        }

        private String chat(String digits, CaseId id, String person, String name) {
            return "insert into chat (account_id, id, case_id, customer_id, contact_language, terms, asked_at,"
                    + " place_since, place_returned, state, waits_since, last_number, messages, code_points, files,"
                    + " agent_id, agent_name, agent_since, last_agent, last_agent_name, last_agent_since, revision,"
                    + " changed_at) values ('" + digits + "', '" + Sample.hex() + "', '" + id + "', '" + person
                    + "', 'en', '{}', current_timestamp, current_timestamp, false, 'open', current_timestamp, 1, 1, 1,"
                    + " 1, '" + person + "', '" + name + "', current_timestamp, '" + person + "', '" + name
                    + "', current_timestamp, 1, current_timestamp)";
        }

        private String callback(String digits, CaseId id, String giver, String number) {
            return "insert into callback (account_id, id, case_id, open_case_id, country, phone_number, extension,"
                    + " given_by, contact_language, zone, night_there, terms, requested_at, call_by, earliest_at,"
                    + " basis, derived_from, derivation_zone, policy_book, derivation, tries_made, state, changed_at)"
                    + " values ('"
                    + digits + "', '" + Sample.hex() + "', '" + id + "', '" + id + "', 'DE', '" + number + "', '"
                    + number + "', '" + giver + "', 'en', 'UTC', 'UTC 21:00-08:00', '{\"tries\":3,\"pauses\":[1800],"
                    + "\"afterOpening\":1,\"laterCalls\":1,\"claim\":1,\"night\":\"21:00-08:00\"}',"
                    + " current_timestamp, current_timestamp, current_timestamp, 'later-call', current_timestamp,"
                    + " 'UTC', '2022-05', '[]', 0, 'planned', current_timestamp)";
        }

        private org.caseport.domain.draft.DraftAuthor author() {
            return org.caseport.domain.draft.DraftAuthor.of(member);
        }

        private String delivery(String digits, int number, String recipient, String words) {
            return "insert into delivery values ('" + digits + "', " + number + ", 'MAIL', '" + recipient + "', '"
                    + own.id()
                    + "', 'case.created', 0, '', current_timestamp, 'WAITING', 0, current_timestamp, '', null, '"
                    + words + "', 0, 0, null)";
        }

        private void bytes(AttachedFile stored, String text) {
            database.act(all -> {
                try {
                    all.files.store(account.id(), stored.id(), new ByteArrayInputStream(text.getBytes(UTF_8)), 100);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private void change(String sql) {
            database.act(all -> all.entities.createNativeQuery(sql).executeUpdate());
        }

        void erase(boolean texts) {
            begin(texts);
            while (!step(member.id(), 100).finished()) {
                assertThat(count("erasure", member.id())).isEqualTo(1);
            }
        }

        void begin(boolean texts) {
            database.act(all -> all.erasures.begin(new Erasure(member.id(), member.email(), texts, BY, MONDAY_NINE)));
        }
    }

    private Erasures.Step step(PersonId person, int most) {
        return database.<Optional<Erasures.Step>>ask(all -> all.erasures.next(person, most))
                .orElseThrow();
    }

    private long count(String table, PersonId person) {
        return database.count(table, "person_id = '" + person + "'");
    }

    private SupportCase read(CaseId id) {
        return database.<Optional<SupportCase>>ask(all -> all.cases.find(Visibility.ofSupport(id.account()), id))
                .orElseThrow();
    }

    @Test
    void with_the_texts_nothing_that_the_person_ever_gave_is_left_in_any_column() {
        Marked one = new Marked();
        assertThat(everywhere.with(one.mark))
                .contains(
                        "person.name",
                        "person.email",
                        "person.password_hash",
                        "account.operations_contact",
                        "communication.author_name",
                        "support_case.requester_name",
                        "support_case.contacts",
                        "support_case.callback_number",
                        "support_case.callback_extension",
                        "callback.phone_number",
                        "callback.extension",
                        "callback_try.agent_name",
                        "callback_form.fields",
                        "agent_phone.extension",
                        "chat.agent_name",
                        "chat.last_agent_name",
                        "chat_entry.person_name",
                        "rating.comment",
                        "draft_field.text",
                        "draft_file.name",
                        "stored_file_chunk.bytes",
                        "directory_identity.subject",
                        "directory_sign_in.id_token",
                        "sign_in.token_hash",
                        "sign_in_failure.email",
                        "sign_in_step.token_hash",
                        "second_factor.sealed",
                        "recovery_code.code_hash",
                        "access_key.label",
                        "given_answer.answer",
                        "agent_skill.services",
                        "mail_address.address",
                        "delivery.recipient",
                        "delivery.words");
        assertThat(everywhere.with(one.written))
                .contains(
                        "communication.body",
                        "support_case.subject",
                        "attachment.name",
                        "stored_file_chunk.bytes",
                        database.address.isPostgreSql() ? "case_words.words" : "case_word.word");

        one.erase(true);

        assertThat(everywhere.with(one.mark)).isEmpty();
        assertThat(everywhere.with(one.written)).isEmpty();
        assertThat(count("erasure", one.member.id())).isZero();
        assertThat(read(one.own.id()).correspondence().get(0).body().text()).isEqualTo("[この文章は、書いた人の情報とともに消去されました]");
        assertThat(read(one.own.id()).request().details().answers())
                .noneMatch(answer -> answer.answer().contains("web-1"));
        assertThat(read(one.own.id()).correspondence().get(0).attachments()).isEmpty();
    }

    @Test
    void a_number_is_of_the_person_who_gave_it_whoever_opened_the_case() {
        Marked one = new Marked();
        CallbackNumber number = new CallbackNumber("DE", "+49 30 " + one.mark, one.mark);
        giveNumber(one.other, number, one.member.id());
        giveNumber(one.own, new CallbackNumber("DE", "+49 30 123456", null), one.colleague.id());

        one.erase(false);

        assertThat(everywhere.with(one.mark)).isEmpty();
        assertThat(read(one.other.id()).request().method()).isEqualTo(ContactMethod.WEB);
        assertThat(read(one.own.id()).request().callback()).isEqualTo(new CallbackNumber("DE", "+49 30 123456", null));
    }

    private void giveNumber(SupportCase supportCase, CallbackNumber number, PersonId by) {
        database.act(all -> {
            SupportCase held = all.cases
                    .lock(Visibility.ofSupport(supportCase.account()), supportCase.id())
                    .orElseThrow();
            held.changeContactMethod(ContactMethod.PHONE, number, by);
            all.cases.store(held);
        });
    }

    @Test
    void without_the_texts_only_what_was_written_and_attached_stays() {
        Marked one = new Marked();

        one.erase(false);

        assertThat(everywhere.with(one.mark)).isEmpty();
        assertThat(everywhere.with(one.written))
                .contains(
                        "communication.body",
                        "support_case.subject",
                        "attachment.name",
                        "chat_entry.body",
                        "chat_file.name",
                        "stored_file_chunk.bytes");
        SupportCase own = read(one.own.id());
        assertThat(own.requesterName()).isEqualTo(Erasure.NAME);
        assertThat(own.correspondence().get(0).authorName()).isEqualTo(Erasure.NAME);
        assertThat(own.correspondence().get(0).attachments()).containsExactly(one.file, one.large);
        assertThat(own.request().method()).isEqualTo(ContactMethod.WEB);
        assertThat(own.request().callback()).isNull();
        assertThat(own.status()).isEqualTo(one.own.status());
    }

    @Test
    void what_belongs_to_others_stays_to_the_letter() {
        Marked one = new Marked();

        one.erase(true);

        SupportCase other = read(one.other.id());
        assertThat(other.requesterName()).isEqualTo(one.colleague.name());
        assertThat(database.lines("select state || ' ' || coalesce(ending, '') || ' ' || phone_number from callback"
                        + " where account_id = '" + one.account.id() + "' order by state"))
                .containsExactly("done cancelled -", "planned  +49 30 123456");
        assertThat(other.request().callback()).isEqualTo(one.other.request().callback());
        assertThat(other.request().subject().text()).isEqualTo("Oven");
        assertThat(other.correspondence().get(0))
                .isEqualTo(one.other.correspondence().get(0));
        assertThat(other.contacts()).containsExactly("a@example.org", "ü@例え.example", "keep@x.example");
        assertThat(other.audience()).isEqualTo(new Audience(true, Set.of()));
        assertThat(database.<List<Rating>>ask(all -> all.ratings.all(other.id())))
                .extracting(Rating::comment)
                .containsExactly("Fine");
        assertThat(database.<Optional<Person>>ask(all -> all.people.find(one.colleague.id())))
                .isPresent();
        assertThat(database.count("draft", "author_id = '" + one.colleague.id() + "'"))
                .isEqualTo(1);
        assertThat(database.lines("select text from draft_field f join draft d on d.account_id = f.account_id"
                        + " and d.id = f.draft_id where d.author_id = '" + one.colleague.id() + "'"))
                .containsExactly("keep@x.example");
        assertThat(database.lines("select recipient from delivery where account_id = '" + one.account.id() + "'"))
                .containsExactly("keep@x.example");
    }

    @Test
    void nobody_signs_in_any_more_and_the_directory_s_person_is_somebody_new() {
        Marked one = new Marked();

        one.begin(false);

        assertThat(database.<Optional<Person>>ask(all -> all.people.findByEmail(one.member.email())))
                .isEmpty();
        assertThat(database.<Optional<PersonId>>ask(
                        all -> all.identities.find(new DirectoryIdentity("https://sso", one.mark))))
                .isEmpty();
        assertThat(count("sign_in", one.member.id())).isZero();
        database.act(all -> all.people.store(new Person(
                new PersonId("again-" + one.mark),
                one.member.email(),
                "Again",
                Set.of(Role.MEMBER),
                one.account.id(),
                null,
                null)));
    }

    @Test
    void steps_may_be_broken_off_and_go_on_where_they_ended() {
        Marked one = new Marked();
        one.begin(true);
        // As long as the case names the address, somebody tells it something.
        one.change(one.delivery(one.account.id().digits(), 3, one.member.email(), ""));
        List<String> places = new ArrayList<>();

        while (!step(one.member.id(), 1).finished()) {
            places.addAll(database.lines("select after_case from erasure where person_id = '" + one.member.id() + "'"));
            assertThat(database.<List<Erasure>>ask(all -> all.erasures.unfinished()))
                    .extracting(Erasure::person)
                    .contains(one.member.id());
        }

        assertThat(places)
                .doesNotHaveDuplicates()
                .contains(one.own.id().value(), one.other.id().value());
        assertThat(everywhere.with(one.mark)).isEmpty();
        assertThat(database.<Optional<Erasures.Step>>ask(all -> all.erasures.next(one.member.id(), 1)))
                .isEmpty();
    }

    @Test
    void an_agent_s_open_cases_are_nobody_s_and_the_notes_have_no_name() {
        Marked one = new Marked();
        Agent agent = new Agent(one.member.id(), one.member.name(), false, Set.of("en"), Set.of());
        SupportCase open = read(one.other.id());
        open.take(agent, MONDAY_NINE.plusSeconds(2));
        SupportCase resolved = read(one.own.id());
        resolved.take(agent, MONDAY_NINE.plusSeconds(2));
        resolved.customerResolves(one.member, null, List.of(), MONDAY_NINE.plusSeconds(3));
        database.act(all -> {
            all.cases.store(open);
            all.cases.store(resolved);
            all.notes.add(open.id(), new InternalNote(1, agent.id(), agent.name(), new Body(one.written), MONDAY_NINE));
        });
        one.begin(true);
        List<CaseId> unassigned = new ArrayList<>();
        for (Erasures.Step step = step(agent.id(), 100); !step.finished(); step = step(agent.id(), 100)) {
            unassigned.addAll(step.unassigned());
        }

        assertThat(unassigned).containsExactly(open.id());
        assertThat(read(open.id()).assignee()).isNull();
        assertThat(read(resolved.id()).assignee()).isNotNull().satisfies(assignee -> assertThat(assignee.name())
                .isEqualTo(Erasure.NAME));
        assertThat(everywhere.with(one.mark)).isEmpty();
        assertThat(everywhere.with(one.written)).isEmpty();
    }

    @Test
    void whoever_read_a_case_before_does_not_store_the_person_once_more() {
        Marked one = new Marked();
        SupportCase before = read(one.own.id());

        one.erase(false);
        before.escalate(Sample.AIKO, MONDAY_NINE.plusSeconds(9));
        database.act(all -> all.cases.store(before));

        assertThat(database.lines("select requester_name from support_case where id = '" + before.id() + "'"))
                .containsExactly(Erasure.NAME);
    }

    @Test
    void the_journal_verifies_as_before_and_goes_on_with_the_id_alone() {
        Marked one = new Marked();
        seal();

        one.erase(true);
        database.act(all -> all.journal.append(new JournalEntry(
                one.account.id(), BY, "person.erased", one.member.id().value(), "done", "texts", MONDAY_NINE)));
        seal();

        assertThat(database.ask(all ->
                                new ChainVerifier(all.chains, new NoKey(), () -> MONDAY_NINE).one(one.account.id()))
                        .flaw())
                .isNull();
        assertThat(database.lines("select act from journal where account_id = '" + one.account.id()
                        + "' and chain_position is not null order by chain_position"))
                .containsExactly("case.opened", "person.erased");
    }

    private void seal() {
        while (database.ask(all -> new ChainSealer(all.chains, all.journal, new NoKey()).seal(1_000, MONDAY_NINE))
                > 0) {
            // Another round.
        }
    }

    @Test
    void open_cases_are_counted_and_administrators_are_known() {
        Marked one = new Marked();
        Person person = database.<Optional<Person>>ask(all -> all.people.find(one.member.id()))
                .orElseThrow();
        database.act(all -> all.people.store(new Person(
                new PersonId("runs-" + one.mark),
                "runs-" + one.mark,
                "R",
                Set.of(Role.ADMINISTRATOR),
                null,
                null,
                null)));

        assertThat(database.<Integer>ask(all -> all.erasures.openCasesOf(person, 100)))
                .isEqualTo(1);
        assertThat(database.<List<Person>>ask(all -> all.people.lockedAdministrators()))
                .extracting(Person::id)
                .contains(new PersonId("runs-" + one.mark))
                .doesNotContain(one.member.id());
    }
}
