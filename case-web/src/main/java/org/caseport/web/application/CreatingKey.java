package org.caseport.web.application;

import org.caseport.domain.access.AccessKey;
import org.caseport.domain.account.Grant;
import org.caseport.policy.entitlement.Refusal;

/** What came of asking for an access key. */
public sealed interface CreatingKey {

    /** The member may not. */
    record NotGranted(Grant missing) implements CreatingKey {}

    /** The only moment at which anybody sees the secret. */
    record Created(AccessKey key, String secret) implements CreatingKey {

        /** Without the secret, which has no place in a log. */
        @Override
        public String toString() {
            return "created key " + key.id();
        }
    }

    /** The plan has no Support API. */
    record Refused(Refusal refusal) implements CreatingKey {}

    /** The member has as many keys as there may be. */
    record TooMany(int most) implements CreatingKey {}

    /** A key is recognised by its label, and this one is empty or too long. */
    record BadLabel(int longest) implements CreatingKey {}

    /** The operator has set no key to seal secrets with. */
    record NotSetUp() implements CreatingKey {}
}
