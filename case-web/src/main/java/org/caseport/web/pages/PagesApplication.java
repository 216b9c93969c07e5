package org.caseport.web.pages;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What the pages' own scripts talk to: small answers below one path. The Support API has a path of its own. */
@ApplicationPath("data")
public class PagesApplication extends Application {}
