package org.caseport.web.watch;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sets the log format of the settings, text or JSON, while the portal runs. */
@ApplicationScoped
class Logs {

    /** Kept, since an unreferenced logger loses its handlers. */
    private static final Logger ROOT = Logger.getLogger("");

    @Inject
    @ConfigProperty(name = "caseport.logs", defaultValue = "text")
    String form;

    private final Map<Handler, Formatter> before = new LinkedHashMap<>();

    void begin(@Observes @Priority(1) @Initialized(ApplicationScoped.class) Object application) {
        if (form.equals("json")) {
            for (Handler handler : ROOT.getHandlers()) {
                before.put(handler, handler.getFormatter());
                handler.setFormatter(new JsonLogFormatter());
            }
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object application) {
        before.forEach(Handler::setFormatter);
        before.clear();
    }
}
