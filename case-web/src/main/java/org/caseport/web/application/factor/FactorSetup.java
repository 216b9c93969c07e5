package org.caseport.web.application.factor;

/**
 * A secret on its way to a person's app. It is not kept until a code shows that it has arrived.
 *
 * @param sealed what the page carries to the confirmation
 * @param key the secret as text
 * @param uri the same for an app that reads it from a picture
 */
public record FactorSetup(String sealed, String key, String uri) {

    @Override
    public String toString() {
        return "a second factor to be set up";
    }
}
