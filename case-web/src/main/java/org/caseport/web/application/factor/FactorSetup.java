package org.caseport.web.application.factor;

/**
 * A new secret for a person's app. It is stored only after a code has confirmed it.
 *
 * @param sealed the sealed secret, which the page sends back with the confirmation
 * @param key the secret as text
 * @param uri the secret as a URI, for a QR code
 */
public record FactorSetup(String sealed, String key, String uri) {

    @Override
    public String toString() {
        return "a second factor to be set up";
    }
}
