package org.caseport.web.application.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.LEE;

import java.util.List;
import java.util.Set;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.junit.jupiter.api.Test;

/** People who are deactivated, what becomes of their cases, and that somebody always administers the portal. */
class DeactivatingPeopleTest extends PeopleFixture {

    @Test
    void open_cases_go_to_the_colleague_who_was_chosen_and_all_sign_ins_and_links_end() {
        SupportCase ofKim = caseOfKim();
        resets.store(KIM.id(), "link", desk.clock.now.plusSeconds(60));
        desk.journal.clear();

        Outcome<Person> outcome = deactivating.deactivate(ROOT, KIM.id(), LEE.id());

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(find(KIM.id()).isActive()).isFalse();
        assertThat(find(KIM.id()).roles()).containsExactly(Role.AGENT);
        assertThat(desk.cases.byId.get(ofKim.id()).assignee().id()).isEqualTo(LEE.id());
        assertThat(revoked.all).containsExactly(new SignInsRevoked(KIM.id()));
        assertThat(resets.find("link", desk.clock.now)).isEmpty();
        assertThat(desk.journal).singleElement().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("person.deactivated");
            assertThat(entry.target()).isEqualTo("kim");
            assertThat(entry.detail()).isEqualTo("cases 1 to lee");
        });
    }

    @Test
    void open_cases_go_back_to_the_queue_and_resolved_ones_stay() {
        SupportCase open = caseOfKim();
        SupportCase resolved = caseOfKim();
        resolved.agentResolves(KIM, null, List.of(), desk.clock.now);

        deactivating.deactivate(ROOT, KIM.id(), null);

        assertThat(desk.cases.byId.get(open.id()).assignee()).isNull();
        assertThat(desk.cases.byId.get(resolved.id()).assignee().id()).isEqualTo(KIM.id());
    }

    @Test
    void who_works_no_cases_gets_none() {
        SupportCase ofKim = caseOfKim();

        assertThat(why(ROOT, KIM.id(), KIM.id())).isEqualTo(DeactivatingPeople.Why.NO_SUCH_AGENT);
        assertThat(why(ROOT, KIM.id(), BEA)).isEqualTo(DeactivatingPeople.Why.NO_SUCH_AGENT);
        assertThat(why(ROOT, KIM.id(), new PersonId("nobody"))).isEqualTo(DeactivatingPeople.Why.NO_SUCH_AGENT);

        assertThat(find(KIM.id()).isActive()).isTrue();
        assertThat(desk.cases.byId.get(ofKim.id()).assignee().id()).isEqualTo(KIM.id());
        assertThat(deactivating.colleaguesOf(ROOT, find(KIM.id())))
                .extracting(Agent::id)
                .containsExactly(LEE.id());
    }

    @Test
    void somebody_always_administers_the_portal() {
        Administrator ada = new Administrator(new PersonId("ada"), "Ada");
        person("ada", "Ada", Set.of(Role.ADMINISTRATOR), null);

        assertThat(why(ROOT, ROOT.id(), null)).isEqualTo(DeactivatingPeople.Why.ONESELF);
        assertThat(deactivating.deactivate(ROOT, ada.id(), null)).isInstanceOf(Outcome.Done.class);
        assertThat(why(ada, ROOT.id(), null))
                .as("who was deactivated meanwhile")
                .isEqualTo(Rejection.NotFound.PERSON);
        assertThat(find(ROOT.id()).isActive()).isTrue();
    }

    @Test
    void somebody_always_administers_an_account_that_has_other_members() {
        administersWithOthers(BEA);

        assertThat(why(ROOT, BEA, null)).isEqualTo(DeactivatingPeople.Why.LAST_OF_ACCOUNT);

        people.all.remove(new PersonId("carl"));
        assertThat(deactivating.deactivate(ROOT, BEA, null)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_person_comes_back_as_before_and_nothing_happens_twice() {
        deactivating.deactivate(ROOT, BEA, null);
        assertThat(why(ROOT, BEA, null)).isEqualTo(DeactivatingPeople.Why.INACTIVE);

        deactivating.reactivate(ROOT, BEA);

        assertThat(find(BEA).isActive()).isTrue();
        assertThat(find(BEA).roles()).containsExactly(Role.MEMBER);
        assertThat(deactivating.reactivate(ROOT, BEA).rejection()).contains(DeactivatingPeople.Why.ACTIVE);
        assertThat(deactivating.reactivate(ROOT, new PersonId("nobody")).rejection())
                .contains(Rejection.NotFound.PERSON);
        assertThat(desk.journal)
                .extracting(JournalEntry::act)
                .containsExactly(
                        "person.deactivated",
                        "person.deactivated",
                        "person.reactivated",
                        "person.reactivated",
                        "person.reactivated");
    }

    private Rejection why(Administrator by, PersonId id, PersonId to) {
        return deactivating.deactivate(by, id, to).rejection().orElseThrow();
    }
}
