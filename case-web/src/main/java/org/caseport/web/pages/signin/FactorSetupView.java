package org.caseport.web.pages.signin;

import org.caseport.web.application.factor.FactorSetup;

/** Shows a new secret for a second factor: as a QR code, and as text in groups that can be typed. */
public record FactorSetupView(FactorSetup setup, QrPicture picture) {

    static FactorSetupView of(FactorSetup setup) {
        return new FactorSetupView(setup, QrPicture.of(setup.uri()));
    }

    public String grouped() {
        return setup.key().replaceAll("(.{4})(?=.)", "$1 ");
    }

    @Override
    public String toString() {
        return setup.toString();
    }
}
