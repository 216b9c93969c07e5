package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells whether this server is about to be stopped, which a file in its home folder says. A draining server still
 * answers, but its readiness check fails so that the proxy sends people elsewhere, and it leaves background work to
 * other servers.
 */
@ApplicationScoped
public class Draining {

    /** The file's name. The launcher knows it too, and creates and removes the file. */
    static final String MARK = "draining";

    @Inject
    @ConfigProperty(name = "caseport.home", defaultValue = ".caseport")
    String home;

    public boolean isNear() {
        return Files.exists(Path.of(home, MARK));
    }
}
