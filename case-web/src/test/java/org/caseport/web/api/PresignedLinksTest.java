package org.caseport.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.plan.SupportPlan;
import org.caseport.policy.entitlement.ApiTerms;
import org.caseport.policy.entitlement.Offer;
import org.caseport.web.api.signature.SignatureV4;
import org.caseport.web.application.SecretSeal;
import org.caseport.web.application.access.ApiCaller;
import org.junit.jupiter.api.Test;

class PresignedLinksTest {

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:00:00.5Z");
    private static final String KEY = "CP" + "A".repeat(18);
    private static final UploadId UPLOAD = new UploadId("upload-" + "0".repeat(32));
    private static final AttachmentId FILE =
            new AttachmentId(new CaseId("case-333333333333-muen-2026-0123456789abcdef"), new FileId("1".repeat(32)));

    private final Map<String, String> headers = new HashMap<>(Map.of("Host", "caseport.local:8080"));
    private final PresignedLinks links = links("the operator's key");

    @Test
    void a_link_is_for_one_part_or_one_file_and_one_key() {
        assertThat(read(links.toPart(program(), UPLOAD, 7))).contains(new PresignedLinks.Given.Part(KEY, UPLOAD, 7));
        assertThat(read(links.toFile(program(), FILE))).contains(new PresignedLinks.Given.File(KEY, FILE));
    }

    @Test
    void a_link_is_over_when_its_time_is() {
        PresignedLinks.Link link = links.toFile(program(), FILE);
        assertThat(link.until()).isEqualTo(Instant.parse("2026-11-23T09:15:00Z"));

        itIs(link.until().minusMillis(1));
        assertThat(read(link)).isPresent();
        itIs(link.until());
        assertThat(read(link)).isEmpty();

        itIs(MONDAY_NINE);
        assertThat(Duration.between(
                        MONDAY_NINE, links.toPart(program(), UPLOAD, 1).until()))
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void no_letter_of_a_link_can_be_another_one() {
        String token = token(links.toPart(program(), UPLOAD, 1));
        for (int i = 0; i < token.length(); i++) {
            char[] changed = token.toCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Optional<PresignedLinks.Given> given = links.read(new String(changed));
            // The last letter of base64 has bits that mean nothing.
            assertThat(given.isEmpty() || given.equals(links.read(token)))
                    .as("letter " + i)
                    .isTrue();
            assertThat(i < token.length() - 1 && given.isPresent()).isFalse();
        }
        assertThat(links("another key").read(token)).isEmpty();
        for (String nonsense : new String[] {"", ".", "a.b.c", "*.*", "x".repeat(5_000), token + "."}) {
            assertThat(links.read(nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void the_address_is_that_of_the_call_or_the_proxys() {
        assertThat(links.toFile(program(), FILE).address())
                .startsWith("http://caseport.local:8080/portal/support-api/files/");

        headers.put("X-Forwarded-Proto", "https");
        assertThat(links.toFile(program(), FILE).address())
                .startsWith("https://caseport.local:8080/portal/support-api/files/");

        links.externalHost = Optional.of("support.company.example");
        assertThat(links.toFile(program(), FILE).address())
                .startsWith("https://support.company.example/portal/support-api/files/");
    }

    private Optional<PresignedLinks.Given> read(PresignedLinks.Link link) {
        return links.read(token(link));
    }

    private static String token(PresignedLinks.Link link) {
        return link.address().substring(link.address().lastIndexOf('/') + 1);
    }

    private void itIs(Instant now) {
        links.clock = Clock.fixed(now, ZoneOffset.UTC);
    }

    private PresignedLinks links(String operatorsKey) {
        PresignedLinks made = new PresignedLinks();
        made.clock = Clock.fixed(MONDAY_NINE, ZoneOffset.UTC);
        made.externalHost = Optional.empty();
        made.seal = new SecretSeal() {
            @Override
            public byte[] mark(String text) {
                return SignatureV4.sha256((operatorsKey + text).getBytes(UTF_8)).getBytes(UTF_8);
            }

            @Override
            public boolean isMarkOf(String text, byte[] mark) {
                return Arrays.equals(mark(text), mark);
            }
        };
        made.request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "isSecure" -> false;
                    case "getContextPath" -> "/portal";
                    case "getHeader" -> headers.get((String) arguments[0]);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return made;
    }

    private static ApiCaller program() {
        AccountId account = new AccountId("333333333333");
        PersonId person = new PersonId("bea");
        return new ApiCaller(
                new AccessKey(KEY, account, person, "label", new SealedSecret("k", "s"), MONDAY_NINE, null),
                "secret",
                new Member(person, "Bea", "bea@demo.example", account),
                new Account(account, "Blue", "GB", null, ZoneId.of("UTC"), new SupportPlan("business"), false, null),
                new Offer.Granted<>(new ApiTerms(5)));
    }
}
