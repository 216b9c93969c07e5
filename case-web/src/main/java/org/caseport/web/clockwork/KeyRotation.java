package org.caseport.web.clockwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.caseport.domain.storage.DatabaseStatus;
import org.caseport.web.application.access.ManagingAccessKeys;
import org.caseport.web.application.factor.ManagingSecondFactor;
import org.caseport.web.application.notice.ManagingWebhooks;

/**
 * Seals the secrets of access keys, webhooks and second factors again, at the first start after the operator has
 * changed the key. The old key can then be removed.
 */
@ApplicationScoped
class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class.getName());

    @Inject
    ManagingAccessKeys managingAccessKeys;

    @Inject
    ManagingWebhooks managingWebhooks;

    @Inject
    ManagingSecondFactor managingSecondFactor;

    void rotate(@Observes DatabaseStatus.Ready ready) {
        try {
            int all = 0;
            for (int some = managingAccessKeys.sealAgain(); some > 0; some = managingAccessKeys.sealAgain()) {
                all += some;
            }
            for (int some = managingWebhooks.sealAgain(); some > 0; some = managingWebhooks.sealAgain()) {
                all += some;
            }
            for (int some = managingSecondFactor.sealAgain(); some > 0; some = managingSecondFactor.sealAgain()) {
                all += some;
            }
            if (all > 0) {
                LOG.log(Level.INFO, "{0} secrets are sealed under the new key now", all);
            }
        } catch (IllegalStateException e) {
            LOG.log(Level.SEVERE, "access keys can't be used: {0}", e.getMessage());
        }
    }
}
