package org.caseport.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseport.web.journey.stage.Portal;
import org.junit.jupiter.api.Test;

/** A portal whose operator meant something else does not start, and says so in words that help. */
class WrongSettingsIT {

    @Test
    void an_unknown_setting_and_a_wrong_value_stop_the_deployment_with_a_line_each() {
        try (Portal portal = Portal.named("wrong")
                .with("caseport.mail.hots", "mail.company.example")
                .with("caseport.delivery.pause", "30 seconds")
                .with("caseport.secret.key", "hush-hush")) {
            portal.launch().awaitDeploymentFailed();

            assertThat(portal.logText().lines().filter(line -> line.contains(" SEVERE ")))
                    .anyMatch(line -> line.endsWith(
                            "caseport.mail.hots is no setting of Caseport; did you mean caseport.mail.host?"))
                    .anyMatch(line -> line.endsWith("CASEPORT_DELIVERY_PAUSE (caseport.delivery.pause) is '30 seconds',"
                            + " but it has to be a duration such as PT30S, PT5M or PT8H, longer than none."))
                    .anyMatch(line -> line.contains("CASEPORT_SECRET_KEY (caseport.secret.key) has a value"));
            assertThat(portal.logText()).doesNotContain("hush-hush");
            assertThat(portal.get("/sign-in").status()).isNotEqualTo(200);
        }
    }
}
