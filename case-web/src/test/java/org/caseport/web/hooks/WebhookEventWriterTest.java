package org.caseport.web.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.cases.RequestDetails;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.cases.Subject;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.notice.Channel;
import org.caseport.domain.notice.Delivery;
import org.caseport.domain.notice.Notice;
import org.caseport.domain.notice.Outbox;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.web.application.PortalUrls;
import org.caseport.web.application.notice.WebhookPayload;
import org.junit.jupiter.api.Test;

class WebhookEventWriterTest {

    private static final Instant AT = Instant.parse("2026-11-23T09:00:00.123456Z");
    private static final String CALL = "0f3c7a520000400080000000000000aa";
    private static final CaseId ID = new CaseId("case-111122223333-muen-2026-71188858053508aa");
    private static final Member MEMBER =
            new Member(new PersonId("m"), "Mia", "mia@company.example", new AccountId("111122223333"));

    @Test
    void a_new_case_is_a_cloud_event_without_anything_that_anybody_wrote() {
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.created", 1, ""))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + id() + "\","
                        + "\"source\":\"https://support.company.example/accounts/111122223333\","
                        + "\"type\":\"case.created\",\"subject\":\"" + ID + "\","
                        + "\"time\":\"2026-11-23T09:00:00.123456Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"accountId\":\"111122223333\",\"caseId\":\"" + ID + "\","
                        + "\"displayId\":\"1234563851\",\"url\":\"https://support.company.example/cases/case?id=" + ID
                        + "\",\"caseType\":\"technical\",\"severity\":\"urgent\",\"service\":\"compute\","
                        + "\"responseDue\":\"2026-11-23T10:00:00.123456Z\"}}");
    }

    @Test
    void a_change_of_the_plan_is_an_event_about_the_account() {
        Notice changed = Notice.ofAccount(
                MEMBER.account(), "account.plan.changed", "business enterprise 2026-11-23T09:00:00Z m", AT);
        Webhook hook = hook(Webhook.Form.CLOUD_EVENTS);

        assertThat(hook.wants(changed)).isTrue();
        assertThat(hook(Webhook.Form.SUPPORT_CASE_UPDATE).wants(changed)).isFalse();
        assertThat(written(new WebhookPayload.Ready(delivery(changed), hook, "whsec_x", null)))
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + id() + "\","
                        + "\"source\":\"https://support.company.example/accounts/111122223333\","
                        + "\"type\":\"account.plan.changed\",\"subject\":\"111122223333\","
                        + "\"time\":\"2026-11-23T09:00:00.123456Z\",\"datacontenttype\":\"application/json\","
                        + "\"data\":{\"accountId\":\"111122223333\",\"from\":\"business\",\"to\":\"enterprise\"}}");
    }

    @Test
    void a_test_goes_to_the_hook_it_is_for_and_looks_like_no_event_of_a_case() {
        Webhook hook = hook(Webhook.Form.SUPPORT_CASE_UPDATE);
        Notice test = Notice.ofAccount(MEMBER.account(), Webhook.TEST, hook.id(), AT);

        assertThat(hook.wants(test)).isTrue();
        assertThat(hook(Webhook.Form.SUPPORT_CASE_UPDATE).wants(test)).isFalse();
        assertThat(hook.enabled(false).wants(test)).isFalse();
        assertThat(written(new WebhookPayload.Ready(delivery(test), hook, "whsec_x", null)))
                .contains("\"detail-type\":\"Webhook Test\"", "\"source\":\"caseport\"", "\"detail\":{}");
        assertThat(written(new WebhookPayload.Ready(delivery(test), hook(Webhook.Form.CLOUD_EVENTS), "whsec_x", null)))
                .contains("\"type\":\"webhook.test\"", "\"data\":{\"accountId\":\"111122223333\"}");
    }

    private static String written(WebhookPayload.Ready posting) {
        return new String(writer().write(posting), UTF_8);
    }

    @Test
    void a_change_of_status_says_from_where_to_where_and_on_whose_side() {
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.resolved", 4, "work-in-progress resolved AGENT"))
                .contains("\"type\":\"case.resolved\"")
                .contains("\"from\":\"work-in-progress\",\"to\":\"resolved\",\"by\":\"agent\",\"communication\":4}");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.communication.added", 2, "SUPPORT QUESTION"))
                .contains("\"communication\":2,\"by\":\"support\",\"purpose\":\"question\"}");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.severity.changed", 0, "low high"))
                .contains("\"from\":\"low\",\"to\":\"high\"}");
    }

    @Test
    void a_call_is_told_by_codes_and_instants_without_its_number() {
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.callback.planned", 0, "2026-11-23T10:00:00Z chosen " + CALL))
                .endsWith(",\"callback\":\"" + CALL + "\",\"callBy\":\"2026-11-23T10:00:00Z\",\"basis\":\"chosen\"}}");
        assertThat(write(
                        Webhook.Form.CLOUD_EVENTS,
                        "case.callback.tried",
                        0,
                        "busy 2 2026-11-23T10:00:00Z 2026-11-23T10:30:00Z written " + CALL))
                .endsWith(",\"callback\":\"" + CALL + "\",\"outcome\":\"busy\",\"try\":2,"
                        + "\"nextFrom\":\"2026-11-23T10:00:00Z\",\"callBy\":\"2026-11-23T10:30:00Z\"}}");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.callback.tried", 0, "reached 3 - - " + CALL))
                .endsWith(",\"callback\":\"" + CALL + "\",\"outcome\":\"reached\",\"try\":3}}");
        assertThat(write(
                        Webhook.Form.CLOUD_EVENTS,
                        "case.callback.tried",
                        0,
                        "another-time 0 2026-11-23T10:00:00Z 2026-11-23T10:15:00Z " + CALL))
                .contains("\"outcome\":\"another-time\",\"nextFrom\"");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.callback.done", 0, "gave-up written " + CALL))
                .endsWith(",\"callback\":\"" + CALL + "\",\"ending\":\"gave-up\"}}");
    }

    @Test
    void a_chat_is_told_by_codes_without_what_was_said() {
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.chat.requested", 0, "ja " + CALL))
                .endsWith(",\"chat\":\"" + CALL + "\",\"language\":\"ja\"}}");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.chat.joined", 0, "taken " + CALL))
                .endsWith(",\"chat\":\"" + CALL + "\",\"how\":\"taken\"}}");
        assertThat(write(Webhook.Form.CLOUD_EVENTS, "case.chat.ended", 0, "gone unaccepted 3 " + CALL))
                .endsWith(",\"chat\":\"" + CALL + "\",\"ending\":\"gone\",\"joined\":false,\"entries\":3}}");
    }

    @Test
    void events_about_calls_go_only_to_hooks_that_choose_them() {
        Webhook plain = hook(Webhook.Form.CLOUD_EVENTS);
        Notice done = notice("case.callback.done", 0, "reached " + CALL);

        assertThat(plain.wants(done)).isFalse();
        assertThat(plain.choosing(Set.of("case.callback.done")).wants(done)).isTrue();
        assertThat(plain.choosing(Set.of("case.callback.tried")).wants(done)).isFalse();
        assertThat(plain.choosing(Set.of("case.callback.done")).enabled(false).wants(done))
                .isFalse();
        assertThat(hook(Webhook.Form.SUPPORT_CASE_UPDATE)
                        .choosing(Set.of("case.callback.done"))
                        .wants(done))
                .isFalse();
    }

    @Test
    void programs_for_aws_support_get_the_event_they_know_field_for_field() {
        assertThat(write(Webhook.Form.SUPPORT_CASE_UPDATE, "case.created", 1, ""))
                .isEqualTo("{\"version\":\"0\",\"id\":\"" + id() + "\",\"detail-type\":\"Support Case Update\","
                        + "\"source\":\"aws.support\",\"account\":\"111122223333\",\"time\":\"2026-11-23T09:00:00Z\","
                        + "\"region\":\"us-east-1\",\"resources\":[],\"detail\":{\"case-id\":\"" + ID
                        + "\",\"display-id\":\"1234563851\",\"communication-id\":\"\",\"event-name\":\"CreateCase\","
                        + "\"origin\":\"\"}}");
        assertThat(write(Webhook.Form.SUPPORT_CASE_UPDATE, "case.communication.added", 2, "SUPPORT REPLY"))
                .containsPattern("\"communication-id\":\"[0-9a-f-]{36}\",\"event-name\":\"AddCommunicationToCase\","
                        + "\"origin\":\"AWS\"}}$");
        assertThat(write(Webhook.Form.SUPPORT_CASE_UPDATE, "case.communication.added", 3, "CUSTOMER REPLY"))
                .endsWith("\"origin\":\"CUSTOMER\"}}");
        assertThat(write(Webhook.Form.SUPPORT_CASE_UPDATE, "case.resolved", 0, "reopened resolved AGENT"))
                .endsWith("\"communication-id\":\"\",\"event-name\":\"ResolveCase\",\"origin\":\"\"}}");
        assertThat(write(Webhook.Form.SUPPORT_CASE_UPDATE, "case.reopened", 2, "resolved reopened CUSTOMER"))
                .contains("\"event-name\":\"ReopenCase\"");
    }

    @Test
    void each_form_is_told_of_the_events_it_has() {
        assertThat(wanted(Webhook.Form.CLOUD_EVENTS))
                .containsExactly(
                        "case.created",
                        "case.communication.added",
                        "case.status.changed",
                        "case.resolved",
                        "case.reopened",
                        "case.severity.changed");
        assertThat(wanted(Webhook.Form.SUPPORT_CASE_UPDATE))
                .containsExactly("case.created", "case.communication.added", "case.resolved", "case.reopened");
        assertThat(hook(Webhook.Form.CLOUD_EVENTS).enabled(false).wants(notice("case.created", 1, "")))
                .isFalse();
    }

    @Test
    void the_signature_is_over_time_and_body() {
        // openssl dgst -sha256 -hmac whsec_x over "1764000000.{}"
        assertThat(WebhookDeliveryChannel.signature(1_764_000_000, "{}".getBytes(UTF_8), "whsec_x"))
                .isEqualTo("t=1764000000,v1=bdb9fdd23cdc1d481813aa00cde26e059a6e6024efa0f9fc231fea4bdfd52bc2");
    }

    private static List<String> wanted(Webhook.Form form) {
        return List.of(
                        "case.created",
                        "case.communication.added",
                        "case.status.changed",
                        "case.resolved",
                        "case.reopened",
                        "case.severity.changed",
                        "case.reminder")
                .stream()
                .filter(kind -> hook(form).wants(notice(kind, 0, "")))
                .toList();
    }

    private static String write(Webhook.Form form, String kind, int communication, String detail) {
        Delivery delivery = delivery(notice(kind, communication, detail));
        return new String(
                writer().write(new WebhookPayload.Ready(delivery, hook(form), "whsec_x", supportCase())), UTF_8);
    }

    private static WebhookEventWriter writer() {
        WebhookEventWriter writer = new WebhookEventWriter();
        writer.portal = new PortalUrls() {
            @Override
            public Optional<String> base() {
                return Optional.of("https://support.company.example");
            }
        };
        return writer;
    }

    private static String id() {
        return WebhookEventWriter.idOf(delivery(notice("case.created", 1, "")));
    }

    private static Delivery delivery(Notice notice) {
        return Delivery.planned(new Outbox.Entry(7, notice), Channel.HOOK, "hook", AT);
    }

    private static Notice notice(String kind, int communication, String detail) {
        return new Notice(ID, kind, communication, detail, AT);
    }

    private static Webhook hook(Webhook.Form form) {
        return Webhook.create(
                Webhook.newId(), MEMBER.account(), "https://x.example/", form, new SealedSecret("k", "s"), AT);
    }

    private static SupportCase supportCase() {
        CaseRequest asked = new CaseRequest(
                CaseType.TECHNICAL,
                "compute",
                "cannot-connect",
                Severity.URGENT,
                new Subject("secret subject"),
                new Body("secret text"),
                RequestDetails.NONE,
                ContactLanguage.ENGLISH,
                ContactMethod.WEB,
                null,
                List.of(),
                new SupportPlan("business"),
                new Promise(
                        Duration.ofHours(1),
                        Promise.Clock.AROUND_THE_CLOCK,
                        AT.plusSeconds(3_600),
                        ZoneOffset.UTC,
                        "2022-05",
                        List.of(),
                        new Promise.Warnings(List.of(50, 75, 90, 100), 75)));
        return SupportCase.open(ID, new DisplayId("1234563851"), null, MEMBER, asked, List.of(), AT);
    }
}
