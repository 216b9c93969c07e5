package org.caseport.web.directory;

import java.util.Locale;

/** How people show who they are. */
public enum SignInWay {
    /** By a password of ours. */
    LOCAL,
    /** At an OpenID provider. */
    OIDC,
    /** By the password that the company's LDAP directory knows. */
    LDAP;

    /** As operators and the journal write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
