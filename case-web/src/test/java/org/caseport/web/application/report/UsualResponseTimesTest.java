package org.caseport.web.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.contact.ContactMethod.PHONE;
import static org.caseport.domain.contact.ContactMethod.WEB;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.domain.report.FactFilter.Column;
import org.caseport.domain.report.FactKind;
import org.caseport.domain.report.FactSelection;
import org.caseport.domain.report.FactSelection.Stretch;
import org.caseport.domain.report.ReportFigures;
import org.caseport.web.Injector;
import org.caseport.web.SettableClock;
import org.junit.jupiter.api.Test;

class UsualResponseTimesTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SupportPlan BUSINESS = new SupportPlan("business");

    private final List<FactSelection> asked = new ArrayList<>();
    private final Map<String, Long> responses = new HashMap<>(Map.of("web", 5L, "phone", 4L));
    private final SettableClock clock = new SettableClock(NOON);
    private final UsualResponseTimes times =
            new Injector().with(ReportFigures.class, figures()).with(clock).fill(new UsualResponseTimes());

    @Test
    void three_of_four_responses_to_cases_alike_in_the_last_four_weeks_took_no_longer() {
        assertThat(times.of(BUSINESS, Severity.HIGH, WEB)).contains(Duration.ofMinutes(35));

        assertThat(asked).hasSize(1).allSatisfy(selection -> {
            assertThat(selection.kind()).isEqualTo(FactKind.FIRST_RESPONSE);
            assertThat(selection.within()).containsExactly(new Stretch(NOON.minus(Duration.ofDays(28)), NOON));
            assertThat(selection.filter().values()).isEqualTo(Map.of(Column.PLAN, "business", Column.SEVERITY, "high"));
        });
    }

    @Test
    void of_few_responses_nothing_is_told() {
        assertThat(times.of(BUSINESS, Severity.HIGH, PHONE)).isEmpty();
    }

    @Test
    void figures_are_read_again_after_a_quarter_of_an_hour() {
        times.of(BUSINESS, Severity.HIGH, PHONE);
        responses.put("phone", 5L);

        clock.advance(Duration.ofMinutes(14));
        assertThat(times.of(BUSINESS, Severity.HIGH, PHONE)).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        assertThat(times.of(BUSINESS, Severity.HIGH, PHONE)).contains(Duration.ofMinutes(35));
        assertThat(asked).hasSize(2);
    }

    private ReportFigures figures() {
        List<ReportFigures.Ranked> ranked = List.of(
                new ReportFigures.Ranked(75, 2_100, new CaseId("case-333333333333-muen-2026-0123456789abcdef")));
        return (ReportFigures) Proxy.newProxyInstance(
                ReportFigures.class.getClassLoader(), new Class<?>[] {ReportFigures.class}, (proxy, method, given) -> {
                    if (method.getName().equals("counts")) {
                        asked.add((FactSelection) given[0]);
                        return Map.copyOf(responses);
                    }
                    return Map.of("web", ranked, "phone", ranked);
                });
    }
}
