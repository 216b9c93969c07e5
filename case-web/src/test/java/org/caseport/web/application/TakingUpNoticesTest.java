package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.hook.Hooks;
import org.caseport.domain.notice.Deliveries;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.junit.jupiter.api.Test;

class TakingUpNoticesTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00Z");

    private final SupportDesk desk = new SupportDesk();
    private final Member member = SupportDesk.BUSINESS;
    private final List<String> recipients = new ArrayList<>();

    @Test
    void the_requester_of_a_case_is_told() {
        takeUp(Set.of(Role.MEMBER));

        assertThat(recipients).containsExactly(member.email());
    }

    @Test
    void whom_the_directory_has_shut_out_is_told_nothing() {
        takeUp(Set.of());

        assertThat(recipients).isEmpty();
    }

    private void takeUp(Set<Role> roles) {
        SupportCase found = desk.openCase(member);
        Person requester = new Person(member.id(), member.email(), member.name(), roles, member.account(), null, null);
        Notice notice = new Notice(found.id(), "case.created", 1, "", MONDAY_NINE);
        TakingUpNotices takingUp = new TakingUpNotices();
        takingUp.cases = desk.cases;
        takingUp.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        takingUp.people = only(People.class, Map.of("find", id -> Optional.of(requester)));
        takingUp.hooks = only(Hooks.class, Map.of("of", account -> List.of()));
        takingUp.outbox = only(
                Outbox.class,
                Map.of("lockUntaken", most -> List.of(new Outbox.Entry(1, notice)), "takenUp", entry -> null));
        takingUp.deliveries = only(Deliveries.class, Map.of("plan", planned -> {
            recipients.add(((Delivery) planned).recipient());
            return null;
        }));

        takingUp.takeUp();
    }

    private static <T> T only(Class<T> port, Map<String, Function<Object, Object>> verbs) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, said) -> verbs.get(method.getName())
                        .apply(said[0])));
    }
}
