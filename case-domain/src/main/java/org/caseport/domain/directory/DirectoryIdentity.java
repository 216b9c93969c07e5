package org.caseport.domain.directory;

/**
 * The identity of a person in a directory: an id that the directory never gives to anybody else and that stays the same
 * when the person's name, e-mail or place in it changes.
 *
 * @param issuer the directory: an OpenID provider's issuer, or {@code ldap}
 * @param subject the person's id there
 */
public record DirectoryIdentity(String issuer, String subject) {

    /** The most characters of issuer and subject: no directory's ids are longer, and our columns have no more. */
    public static final int LONGEST = 255;

    public DirectoryIdentity {
        if (issuer.isBlank() || subject.isBlank() || issuer.length() > LONGEST || subject.length() > LONGEST) {
            throw new IllegalArgumentException("not the id of somebody in a directory: " + issuer + " " + subject);
        }
    }
}
