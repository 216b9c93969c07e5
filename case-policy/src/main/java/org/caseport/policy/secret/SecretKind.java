package org.caseport.policy.secret;

import java.util.List;

/**
 * A kind of secret.
 *
 * @param code how journal and messages know it
 * @param name what stands in a text in place of such a secret
 */
record SecretKind(String code, String name, List<SecretPattern> forms) {

    SecretKind {
        forms = List.copyOf(forms);
    }

    /** What stands in the text from now on; never longer than what stood there, so that no limit is passed by it. */
    String marker(int most) {
        String whole = "[removed: " + name + "]";
        String close = "[removed:" + name + "]";
        return whole.length() <= most ? whole : close.length() <= most ? close : "[removed]";
    }
}
