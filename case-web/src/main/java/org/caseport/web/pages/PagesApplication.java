package org.caseport.web.pages;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The REST endpoints for the pages' own scripts, below one path. The Support API has its own path. */
@ApplicationPath("data")
public class PagesApplication extends Application {

    /** Turns off the WADL description of all addresses. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}
