package org.caseport.web.application.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;

import java.util.List;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.CaseId;
import org.caseport.web.application.SupportDesk;
import org.caseport.web.fakes.QueueOfCases;
import org.junit.jupiter.api.Test;

/** Taking the next case, and agents who have as many as may be. */
class TakingNextTest {

    private final SupportDesk desk = new SupportDesk();
    private final TakingNext taking = new TakingNext();

    TakingNextTest() {
        desk.fill(taking);
        taking.queue = new QueueOfCases(desk.cases);
    }

    @Test
    void an_agent_at_the_limit_gets_no_case_until_one_is_resolved() {
        CaseId first = desk.openCase(BUSINESS).id();
        CaseId second = desk.openCase(BUSINESS).id();
        Agent limited = limitedTo(1);

        assertThat(taking.take(limited)).contains(first);
        assertThat(taking.take(limited)).isEmpty();
        assertThat(taking.isFull(limited)).isTrue();

        desk.cases.byId.get(first).agentResolves(limited, null, List.of(), desk.clock.now);

        assertThat(taking.isFull(limited)).isFalse();
        assertThat(taking.take(limited)).contains(second);
    }

    @Test
    void an_agent_without_a_limit_gets_whatever_there_is() {
        desk.openCase(BUSINESS);
        desk.openCase(BUSINESS);

        assertThat(taking.take(KIM)).isPresent();
        assertThat(taking.take(KIM)).isPresent();
        assertThat(taking.isFull(KIM)).isFalse();
        assertThat(taking.take(KIM)).isEmpty();
    }

    private static Agent limitedTo(int mostOpen) {
        return new Agent(KIM.id(), KIM.name(), false, KIM.languages(), KIM.services(), mostOpen);
    }
}
