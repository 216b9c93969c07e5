package org.caseport.policy.secret;

import java.util.List;

/**
 * A kind of secret, with the patterns that find it.
 *
 * @param code its code in the journal and in messages
 * @param name its name in the marker that replaces such a secret
 */
record SecretKind(String code, String name, List<SecretPattern> forms) {

    SecretKind {
        forms = List.copyOf(forms);
    }

    /**
     * The marker that replaces a secret of this many characters; shorter for a short secret, so that no limit is passed
     * by it.
     */
    String marker(int most) {
        String whole = "[removed: " + name + "]";
        String close = "[removed:" + name + "]";
        return whole.length() <= most ? whole : close.length() <= most ? close : "[removed]";
    }
}
