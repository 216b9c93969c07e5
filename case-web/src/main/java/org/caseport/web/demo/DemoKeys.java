package org.caseport.web.demo;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.People;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.access.ManagingAccessKeys;

/** Creates an access key with a publicly known secret for each demo account, for trying the Support API. */
@ApplicationScoped
public class DemoKeys {

    public static final String SECRET = "caseport-demo-secret-not-for-production1";

    private static final Map<String, String> KEYS = Map.of(
            "basic", "CPDEMOBASIC000000001",
            "developer", "CPDEMODEVELOPER00001",
            "business", "CPDEMOBUSINESS000001",
            "onramp", "CPDEMOONRAMP00000001",
            "enterprise", "CPDEMOENTERPRISE0001");

    @Inject
    DemoMode demo;

    @Inject
    People people;

    @Inject
    ManagingAccessKeys managing;

    void settle(@Observes @Priority(DemoPeople.FIRST + 10) DatabaseStatus.Ready ready) {
        if (demo.isOn()) {
            KEYS.forEach((name, key) -> people.find(new PersonId("demo-" + name))
                    .ifPresent(person -> managing.createKnown(Member.of(person), "Demo", key, SECRET)));
        }
    }
}
