package org.caseport.web.pages;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** What the pages' own scripts talk to: small answers below one path. The Support API has a path of its own. */
@ApplicationPath("data")
public class PagesApplication extends Application {

    /** No description of all addresses for whoever asks. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
