package org.caseport.web.watch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether this server is going to be stopped, which a file in its home folder says: it goes on answering, tells the
 * proxy to send people elsewhere, and leaves to others what need not be done here.
 */
@ApplicationScoped
public class Draining {

    /** Also known to the launcher, which makes and removes it. */
    static final String MARK = "draining";

    @Inject
    @ConfigProperty(name = "caseport.home", defaultValue = ".caseport")
    String home;

    public boolean isNear() {
        return Files.exists(Path.of(home, MARK));
    }
}
