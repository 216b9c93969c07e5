package org.caseport.web.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells whether the portal runs as a demo, with people whose passwords are publicly known. */
@ApplicationScoped
public class DemoMode {

    @Inject
    @ConfigProperty(name = "caseport.demo", defaultValue = "false")
    boolean on;

    /** Whether other machines may reach the demo. */
    @Inject
    @ConfigProperty(name = "caseport.demo.remote", defaultValue = "false")
    boolean remote;

    @Inject
    @ConfigProperty(name = "caseport.db.url")
    Optional<String> database;

    public boolean isOn() {
        return on;
    }

    public boolean isRemote() {
        return remote;
    }

    /** Whether the demo uses a PostgreSQL database, which may be a real one. */
    public boolean isInRealDatabase() {
        return on && database.filter(url -> url.startsWith("jdbc:postgresql")).isPresent();
    }
}
