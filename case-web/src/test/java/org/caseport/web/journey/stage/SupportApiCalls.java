package org.caseport.web.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.support.SupportClient;
import software.amazon.awssdk.services.support.model.Attachment;
import software.amazon.awssdk.services.support.model.CaseDetails;
import software.amazon.awssdk.services.support.model.SupportException;

/** The Support API at the stage for programs, and the calls that its tests make. */
public abstract class SupportApiCalls {

    public static final String ENTERPRISE = "CPDEMOENTERPRISE0001";
    public static final String BUSINESS = "CPDEMOBUSINESS000001";
    public static final String ONRAMP = "CPDEMOONRAMP00000001";

    public static Portal portal;
    public static URI endpoint;
    public static SupportClient support;

    @BeforeAll
    public static void enter() {
        portal = Stage.PROGRAMS.portal();
        endpoint = portal.url("/support-api/");
        support = client(ENTERPRISE, SignedCall.SECRET, endpoint);
    }

    public static SupportClient client(String key, String secret, URI endpoint) {
        return SupportClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    public static SignedCall.Reply call(String operation, String body) throws Exception {
        return new SignedCall(endpoint, ENTERPRISE, operation, body).send();
    }

    public static String caseOf(String subject, String body) {
        return "{\"subject\":\"" + subject + "\",\"communicationBody\":\"" + body + "\"}";
    }

    public static String open(String subject) {
        return support.createCase(c -> c.subject(subject).communicationBody("b"))
                .caseId();
    }

    public static CaseDetails theCase(String id) {
        return support.describeCases(c -> c.caseIdList(id).includeResolvedCases(true))
                .cases()
                .get(0);
    }

    public static int allCases() {
        return (int)
                support
                        .describeCasesPaginator(
                                c -> c.includeResolvedCases(true).includeCommunications(false))
                        .cases()
                        .stream()
                        .count();
    }

    public static List<String> casesAbout(String subject) {
        return support.describeCasesPaginator(c -> c.includeCommunications(false)).cases().stream()
                .filter(one -> one.subject().equals(subject))
                .map(CaseDetails::caseId)
                .toList();
    }

    public static Consumer<Throwable> named(String code) {
        return thrown -> assertThat(
                        ((SupportException) thrown).awsErrorDetails().errorCode())
                .isEqualTo(code);
    }

    public static Attachment file(String name, SdkBytes data) {
        return Attachment.builder().fileName(name).data(data).build();
    }

    public static Attachment text(String name) {
        return Attachment.builder()
                .fileName(name)
                .data(SdkBytes.fromUtf8String("text of " + name))
                .build();
    }
}
