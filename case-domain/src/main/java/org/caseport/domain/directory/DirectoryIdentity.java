package org.caseport.domain.directory;

/**
 * Who somebody is to a directory: an id that the directory never gives to anybody else and that no new name, e-mail or
 * place in it changes.
 *
 * @param issuer the directory: an OpenID provider's issuer, or {@code ldap}
 * @param subject the person there
 */
public record DirectoryIdentity(String issuer, String subject) {

    /** No directory's id is longer, and no column of ours. */
    public static final int LONGEST = 255;

    public DirectoryIdentity {
        if (issuer.isBlank() || subject.isBlank() || issuer.length() > LONGEST || subject.length() > LONGEST) {
            throw new IllegalArgumentException("not the id of somebody in a directory: " + issuer + " " + subject);
        }
    }
}
