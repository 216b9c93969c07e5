package org.caseport.web.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.KIM;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.application.account.PersonFields.Kind;
import org.caseport.web.application.account.PersonFields.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing the details, the role and the skills of people. */
class ManagingPeopleTest extends PeopleFixture {

    @Test
    void details_are_changed_as_they_were_typed_and_the_journal_has_only_which() {
        PersonFields shown = fields(BEA);

        keeping.changeDetails(ROOT, BEA, with(shown, "name", " Beatrix "), shown);

        assertThat(find(BEA).name()).isEqualTo("Beatrix");
        assertThat(find(BEA).email()).isEqualTo("bea@a.example");
        assertThat(desk.journal).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("person.changed");
            assertThat(entry.target()).isEqualTo("bea");
            assertThat(entry.person()).isEqualTo(ROOT.id());
            assertThat(entry.detail()).isEqualTo("name");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', MISSING",
        "email, nobody, NO_ADDRESS",
        "email, KIM@a.example, TAKEN",
        "language, fr, NOT_CHOSEN"
    })
    void what_is_wrong_is_said_of_its_field(String field, String typed, Kind kind) {
        PersonFields shown = fields(BEA);

        assertThat(keeping.changeDetails(ROOT, BEA, with(shown, field, typed), shown)
                        .rejection())
                .contains(new ManagingPeople.Faulty(List.of(new Problem(field, kind))));
        assertThat(desk.journal).extracting(JournalEntry::isRefused).containsExactly(true);
    }

    @Test
    void the_second_of_two_administrators_learns_what_the_first_has_changed_and_a_field_of_ones_own_is_kept() {
        PersonFields shown = fields(BEA);
        keeping.changeDetails(ROOT, BEA, with(shown, "name", "Beatrix"), shown);

        Rejection why = keeping.changeDetails(ROOT, BEA, with(shown, "name", "Beate"), shown)
                .rejection()
                .orElseThrow();
        keeping.changeDetails(ROOT, BEA, with(shown, "email", "b@a.example"), shown);

        ManagingPeople.ChangedMeanwhile changed = (ManagingPeople.ChangedMeanwhile) why;
        assertThat(changed.conflicts()).containsOnlyKeys("name");
        assertThat(changed.conflicts().get("name").by()).isEqualTo("Tomasz");
        assertThat(changed.conflicts().get("name").value()).isEqualTo("Beatrix");
        assertThat(find(BEA).name()).isEqualTo("Beatrix");
        assertThat(find(BEA).email()).isEqualTo("b@a.example");
    }

    @Test
    void a_link_for_a_new_password_in_the_mailbox_of_an_old_address_stops_working() {
        resets.store(BEA, "hash", desk.clock.now.plusSeconds(60));
        PersonFields shown = fields(BEA);

        keeping.changeDetails(ROOT, BEA, with(shown, "name", "Beatrix"), shown);
        assertThat(resets.find("hash", desk.clock.now)).contains(BEA);
        PersonFields renamed = fields(BEA);
        keeping.changeDetails(ROOT, BEA, with(renamed, "email", "b@a.example"), renamed);

        assertThat(resets.find("hash", desk.clock.now)).isEmpty();
    }

    @Test
    void the_account_of_a_member_stays_and_its_only_administrator_stays_a_member() {
        PersonFields shown = fields(BEA);
        assertThat(problemsOfRole(BEA, with(shown, "account", "999999999999"), shown))
                .containsExactly(new Problem("account", Kind.NOT_CHOSEN));
        assertThat(problemsOfRole(BEA, with(shown, "account", ""), shown))
                .containsExactly(new Problem("account", Kind.NOT_CHOSEN));

        administersWithOthers(BEA);

        assertThat(problemsOfRole(BEA, with(shown, "role", "AGENT"), shown))
                .containsExactly(new Problem("role", Kind.LAST_OF_ACCOUNT));
    }

    @Test
    void a_form_changes_no_fields_of_another_one() {
        PersonFields shown = fields(BEA);
        Map<String, String> forged = new HashMap<>(shown.byName());
        forged.putAll(Map.of("role", "ADMINISTRATOR", "account", "222222222222", "mostOpen", "9"));

        keeping.changeDetails(ROOT, BEA, new PersonFields(forged), shown);

        assertThat(find(BEA).roles()).containsExactly(Role.MEMBER);
        assertThat(find(BEA).account()).isEqualTo(SupportDesk.BUSINESS.account());
    }

    @Test
    void a_new_role_ends_the_sign_ins_and_sends_the_cases_of_a_former_agent_back_to_the_queue() {
        SupportCase ofKim = caseOfKim();
        PersonFields shown = fields(KIM.id());

        Outcome<?> outcome = keeping.changeRole(
                ROOT, KIM.id(), with(with(shown, "role", "MEMBER"), "account", "333333333333"), shown);

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(find(KIM.id()).roles()).containsExactly(Role.MEMBER);
        assertThat(find(KIM.id()).account()).isEqualTo(SupportDesk.BUSINESS.account());
        assertThat(desk.cases.byId.get(ofKim.id()).assignee()).isNull();
        assertThat(revoked.all).containsExactly(new SignInsRevoked(KIM.id()));
        assertThat(desk.journal.get(desk.journal.size() - 1).detail()).isEqualTo("role account to MEMBER");
    }

    @Test
    void a_member_needs_an_account_and_a_role_has_to_be_one_that_is_offered() {
        PersonFields shown = fields(KIM.id());

        assertThat(problemsOfRole(KIM.id(), with(shown, "role", "MEMBER"), shown))
                .containsExactly(new Problem("account", Kind.NOT_CHOSEN));
        assertThat(problemsOfRole(KIM.id(), with(with(shown, "role", "MEMBER"), "account", "999999999999"), shown))
                .containsExactly(new Problem("account", Kind.NOT_CHOSEN));
        assertThat(problemsOfRole(KIM.id(), with(shown, "role", "OWNER"), shown))
                .containsExactly(new Problem("role", Kind.NOT_CHOSEN));
        assertThat(problemsOfRole(KIM.id(), with(shown, "role", ""), shown))
                .containsExactly(new Problem("role", Kind.NOT_CHOSEN));
    }

    @Test
    void the_last_administrator_keeps_the_role_and_who_is_none_takes_it_from_nobody() {
        PersonFields shown = fields(ROOT.id());
        PersonFields agent = with(shown, "role", "AGENT");

        assertThat(problemsOfRole(ROOT.id(), agent, shown))
                .containsExactly(new Problem("role", Kind.LAST_ADMINISTRATOR));
        person("ada", "Ada", Set.of(Role.ADMINISTRATOR), null);
        people.deactivate(new PersonId("ada"), desk.clock.now);
        assertThat(problemsOfRole(ROOT.id(), agent, shown)).isNotEmpty();
        people.deactivate(new PersonId("ada"), null);

        keeping.changeRole(ROOT, ROOT.id(), agent, shown);

        assertThat(find(ROOT.id()).roles()).containsExactly(Role.AGENT);
        assertThat(keeping.changeRole(ROOT, new PersonId("ada"), agent, fields(new PersonId("ada")))
                        .rejection())
                .contains(Rejection.NotFound.PERSON);
    }

    @Test
    void what_a_directory_decides_is_not_changed_here() {
        PersonFields shown = fields(DIRK);

        assertThat(keeping.changeDetails(ROOT, DIRK, with(with(shown, "name", "D"), "email", "d@a.example"), shown)
                        .rejection())
                .contains(new ManagingPeople.Faulty(
                        List.of(new Problem("name", Kind.BY_DIRECTORY), new Problem("email", Kind.BY_DIRECTORY))));
        assertThat(problemsOfRole(DIRK, with(shown, "role", "ADMINISTRATOR"), shown))
                .containsExactly(new Problem("role", Kind.BY_DIRECTORY));
    }

    @Test
    void a_supervisor_changes_the_skills_of_agents_and_of_nobody_else() {
        PersonFields shown = fields(KIM.id());
        PersonFields typed = with(with(with(shown, "languages", "en ja"), "services", "dns"), "mostOpen", "5");

        keeping.changeSkills(RUTH, KIM.id(), typed, shown);

        assertThat(desk.agents.byId.get(KIM.id()))
                .isEqualTo(new Agent(KIM.id(), KIM.name(), false, Set.of("en", "ja"), Set.of("dns"), 5));
        assertThat(desk.journal).extracting(JournalEntry::act).containsExactly("person.skills-changed");
        assertThat(keeping.changeSkills(RUTH, BEA, typed, fields(BEA)).rejection())
                .contains(Rejection.NotFound.PERSON);
        for (String most : List.of("0", "-1", "1001", "many")) {
            assertThat(keeping.changeSkills(RUTH, KIM.id(), with(typed, "mostOpen", most), fields(KIM.id()))
                            .rejection())
                    .as(most)
                    .contains(new ManagingPeople.Faulty(List.of(new Problem("mostOpen", Kind.NO_NUMBER))));
        }
    }

    private PersonFields fields(PersonId id) {
        return keeping.fields(RUTH, find(id));
    }

    private List<Problem> problemsOfRole(PersonId id, PersonFields typed, PersonFields shown) {
        return ((ManagingPeople.Faulty)
                        keeping.changeRole(ROOT, id, typed, shown).rejection().orElseThrow())
                .problems();
    }

    private static PersonFields with(PersonFields fields, String name, String text) {
        return fields.with(Map.of(name, text));
    }
}
