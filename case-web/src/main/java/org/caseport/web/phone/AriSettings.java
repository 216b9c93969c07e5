package org.caseport.web.phone;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.caseport.web.application.SettingReader;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of an Asterisk that places calls by its REST interface (ARI). */
@ApplicationScoped
class AriSettings {

    @Inject
    @ConfigProperty(name = "caseport.phone", defaultValue = "links")
    String phone;

    @Inject
    @ConfigProperty(name = "caseport.phone.ari.url")
    Optional<String> url;

    @Inject
    @ConfigProperty(name = "caseport.phone.ari.user")
    Optional<String> user;

    @Inject
    @ConfigProperty(name = "caseport.phone.ari.password")
    Optional<String> password;

    @Inject
    @ConfigProperty(name = "caseport.phone.ari.context", defaultValue = "caseport")
    String context;

    @Inject
    @ConfigProperty(name = "caseport.phone.ari.caller")
    Optional<String> caller;

    boolean isOn() {
        return phone.equals("ari");
    }

    /** Fails if a call could never be placed. */
    void check() {
        base();
        authorization();
        if (!context.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException("caseport.phone.ari.context is no name of a context: " + context);
        }
    }

    /** The address of the interface, without a slash at its end. */
    URI base() {
        return URI.create(required("caseport.phone.ari.url", url).replaceFirst("/+$", ""));
    }

    String authorization() {
        String credentials =
                required("caseport.phone.ari.user", user) + ":" + required("caseport.phone.ari.password", password);
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a number or an extension is dialled: by the company's own dialplan, in the one context of the setting. */
    String endpoint(String dialled) {
        return "Local/" + dialled + "@" + context + "/n";
    }

    /** What customers see as the number that calls them; empty for what the telephone system shows anyway. */
    Optional<String> caller() {
        return SettingReader.of(caller);
    }

    private static String required(String name, Optional<String> setting) {
        return SettingReader.of(setting)
                .orElseThrow(() -> new IllegalArgumentException(name + " has to be set where caseport.phone is ari"));
    }
}
