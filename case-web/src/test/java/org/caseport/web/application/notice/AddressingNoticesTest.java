package org.caseport.web.application.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.MailPreferences;
import org.caseport.domain.notice.MailTopic;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.InMemoryPeople;
import org.junit.jupiter.api.Test;

class AddressingNoticesTest {

    private final SupportDesk desk = new SupportDesk();
    private final List<String> told = new ArrayList<>();
    private final Map<PersonId, Set<MailTopic>> muted = new LinkedHashMap<>();

    @Test
    void a_confidential_case_is_mailed_to_requester_named_members_and_contacts_and_to_nobody_else() {
        Person requester = member("bea");
        Person named = member("ned");
        member("boss");
        SupportCase opened = desk.openCase(BUSINESS);
        opened.changeContacts(List.of("auditor@other.example", "NED@demo.example"));
        opened.changeAudience(
                BUSINESS, new Audience(true, Set.of(named.id(), new PersonId("left"))), SupportDesk.MONDAY_NINE);

        takingUp(new Notice(opened.id(), "case.created", 1, "", SupportDesk.MONDAY_NINE), requester)
                .address();

        assertThat(told).containsExactly("bea@demo.example", "ned@demo.example", "auditor@other.example");
    }

    @Test
    void whom_the_directory_has_shut_out_is_told_nothing() {
        Person requester =
                new Person(new PersonId("bea"), "bea@demo.example", "bea", Set.of(), BUSINESS.account(), null, null);
        SupportCase opened = desk.openCase(BUSINESS);

        takingUp(new Notice(opened.id(), "case.created", 1, "", SupportDesk.MONDAY_NINE), requester)
                .address();

        assertThat(told).isEmpty();
    }

    @Test
    void who_administers_an_account_is_told_of_its_plan() {
        member("bea");
        administrator("ada", Set.of(Role.MEMBER));
        administrator("shut-out", Set.of());

        takingUp(
                        Notice.ofAccount(BUSINESS.account(), "account.plan.changed", "", SupportDesk.MONDAY_NINE),
                        member("bea"))
                .address();

        assertThat(told).containsExactly("ada@demo.example");
    }

    @Test
    void who_does_not_want_mails_about_something_gets_none_about_it_except_as_a_contact() {
        Person requester = member("bea");
        SupportCase opened = desk.openCase(BUSINESS);
        opened.changeContacts(List.of("auditor@other.example"));
        muted.put(BUSINESS.id(), Set.of(MailTopic.CASE_CREATED));

        takingUp(new Notice(opened.id(), "case.created", 1, "", SupportDesk.MONDAY_NINE), requester)
                .address();
        assertThat(told).containsExactly("auditor@other.example");
        told.clear();
        takingUp(new Notice(opened.id(), "case.reopened", 0, "", SupportDesk.MONDAY_NINE), requester)
                .address();
        assertThat(told).containsExactly("bea@demo.example", "auditor@other.example");
        told.clear();
        opened.changeContacts(List.of("bea@demo.example"));
        takingUp(new Notice(opened.id(), "case.created", 1, "", SupportDesk.MONDAY_NINE), requester)
                .address();
        assertThat(told).containsExactly("auditor@other.example", "bea@demo.example");
    }

    private void administrator(String id, Set<Role> roles) {
        Person person = new Person(
                new PersonId(id),
                id + "@demo.example",
                id,
                roles,
                BUSINESS.account(),
                null,
                null,
                Set.of(Grant.ADMINISTER));
        desk.memberships.byId.put(person.id(), person);
    }

    private AddressingNotices takingUp(Notice notice, Person requester) {
        AddressingNotices taking = new AddressingNotices();
        taking.cases = desk.cases;
        taking.memberships = desk.memberships;
        taking.clock = desk.clock;
        taking.people = people(requester);
        taking.preferences = new MailPreferences() {
            @Override
            public Map<PersonId, Set<MailTopic>> mutedBy(Set<PersonId> people) {
                return muted;
            }

            @Override
            public void mute(PersonId person, Set<MailTopic> topics) {
                muted.put(person, topics);
            }
        };
        taking.hooks = port(Webhooks.class, Map.of("of", List.of()));
        taking.outbox = port(Outbox.class, Map.of("lockPending", List.of(new Outbox.Entry(1, notice))));
        taking.deliveries = Deliveries.class.cast(Proxy.newProxyInstance(
                Deliveries.class.getClassLoader(), new Class<?>[] {Deliveries.class}, (proxy, method, arguments) -> {
                    ((List<?>) arguments[0]).forEach(planned -> told.add(((Delivery) planned).recipient()));
                    return null;
                }));
        return taking;
    }

    /** The members, and the requester under the id that is in the case. */
    private InMemoryPeople people(Person requester) {
        InMemoryPeople people = new InMemoryPeople();
        people.all.putAll(desk.memberships.byId);
        people.all.put(
                BUSINESS.id(),
                new Person(
                        BUSINESS.id(),
                        requester.email(),
                        requester.name(),
                        requester.roles(),
                        requester.account(),
                        null,
                        null));
        return people;
    }

    private Person member(String id) {
        Person person = new Person(
                new PersonId(id), id + "@demo.example", id, Set.of(Role.MEMBER), BUSINESS.account(), null, null);
        desk.memberships.byId.put(person.id(), person);
        return person;
    }

    /** A port that answers to these verbs; the others do nothing. */
    private static <T> T port(Class<T> port, Map<String, Object> answers) {
        Map<String, Object> known = new LinkedHashMap<>(answers);
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> known.get(method.getName())));
    }
}
