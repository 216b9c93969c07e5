package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caseport.web.journey.stage.Caller;
import org.caseport.web.journey.stage.Portal;
import org.caseport.web.journey.stage.SignedCall;
import org.junit.jupiter.api.Test;

/** The operator changes the key that seals secrets, and no program has to be told. */
class KeyRotationIT {

    private static final String OLD = "bm90IGEgc2VjcmV0OiB0d28gc2VydmVycyBzaGFyZTE=";
    private static final String NEW = "bm90IGEgc2VjcmV0IGVpdGhlcjogdGhlIG5leHRrZXk=";

    @Test
    void access_keys_outlive_the_key_that_sealed_them() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.start();
                Portal portal = Portal.named("key-rotation")
                        .onPostgres(database.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")
                        .with("caseport.secret.key", OLD)
                        .start()) {
            String page = Caller.signedIn(portal, "business2@demo.example")
                    .post(
                            "/api-access",
                            Caller.form(Map.of(
                                    "createKey", "createKey",
                                    "label", "Outlives it",
                                    "create", "Create access key",
                                    "jakarta.faces.ViewState", "stateless")))
                    .body();
            String key = copied(page, "createdKey");
            String secret = copied(page, "createdSecret");
            assertThat(status(portal, key, secret)).isEqualTo(200);

            portal.with("caseport.secret.key", NEW)
                    .with("caseport.secret.key.previous", OLD)
                    .restart();
            assertThat(status(portal, key, secret)).isEqualTo(200);

            portal.with("caseport.secret.key.previous", "").restart();
            assertThat(status(portal, key, secret)).isEqualTo(200);
            assertThat(portal.logText()).contains("sealed under the new key").doesNotContain(secret);
        }
    }

    private static int status(Portal portal, String key, String secret) throws Exception {
        return new SignedCall(portal.url("/support-api/"), key, "DescribeServices", "{}")
                .signedWith(secret)
                .send()
                .status();
    }

    private static String copied(String page, String id) {
        Matcher found = Pattern.compile("id=\"" + id + "\".*?data-copy=\"([^\"]+)\"", Pattern.DOTALL)
                .matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
