package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caseport.web.journey.stage.SignedCall;
import org.caseport.web.journey.stage.SupportApiCalls;
import org.caseport.web.journey.stage.Wire;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.support.SupportClient;

/** A call that is sent again, because its answer got lost, makes one case. */
class SupportApiOnceIT extends SupportApiCalls {

    @Test
    void a_case_is_made_once_when_the_answer_gets_lost() throws Exception {
        try (Wire wire = Wire.to(portal.port())) {
            Wire.Accident accident = wire.loseAnswerTo("AWSSupport_20130415.CreateCase");
            SupportClient farAway = client(
                    ENTERPRISE, SignedCall.SECRET, URI.create("http://localhost:" + wire.port() + "/support-api/"));
            String subject = "Once " + UUID.randomUUID();

            String id = farAway.createCase(c -> c.subject(subject).communicationBody("b"))
                    .caseId();

            assertThat(accident.await(Duration.ofMinutes(1))).isTrue();
            assertThat(casesAbout(subject)).containsExactly(id);
        }
    }

    @Test
    void eight_copies_of_one_call_at_once_get_one_answer() throws Exception {
        String subject = "Together " + UUID.randomUUID();
        String invocation = UUID.randomUUID().toString();
        ExecutorService programs = Executors.newFixedThreadPool(6);
        try {
            Callable<String> call = () -> new SignedCall(endpoint, ENTERPRISE, "CreateCase", caseOf(subject, "b"))
                    .with("amz-sdk-invocation-id", invocation)
                    .send()
                    .member("caseId");
            List<Future<String>> answers = programs.invokeAll(List.of(call, call, call, call, call, call));

            Set<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            assertThat(casesAbout(subject)).containsExactlyElementsOf(ids).hasSize(1);
        } finally {
            programs.shutdownNow();
        }
    }

    @Test
    void the_same_words_in_another_call_or_by_another_key_are_another_case() throws Exception {
        String invocation = UUID.randomUUID().toString();
        String subject = "Twice " + UUID.randomUUID();
        String body = caseOf(subject, "b");

        String first = called(ENTERPRISE, invocation, body);

        assertThat(called(ENTERPRISE, invocation, body)).isEqualTo(first);
        assertThat(called(ENTERPRISE, UUID.randomUUID().toString(), body)).isNotEqualTo(first);
        assertThat(called(ENTERPRISE, invocation, caseOf(subject, "c"))).isNotEqualTo(first);
        assertThat(called(BUSINESS, invocation, body)).isNotEqualTo(first);
        assertThat(casesAbout(subject)).hasSize(3);
    }

    private static String called(String key, String invocation, String body) throws Exception {
        return new SignedCall(endpoint, key, "CreateCase", body)
                .with("amz-sdk-invocation-id", invocation)
                .send()
                .member("caseId");
    }
}
