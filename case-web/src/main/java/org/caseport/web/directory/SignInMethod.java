package org.caseport.web.directory;

import java.util.Locale;

/** A way to sign in. */
public enum SignInMethod {
    /** With a password stored here. */
    LOCAL,
    /** At an OpenID provider. */
    OIDC,
    /** With the password of the company's LDAP directory. */
    LDAP;

    /** The name in settings and in the journal. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
