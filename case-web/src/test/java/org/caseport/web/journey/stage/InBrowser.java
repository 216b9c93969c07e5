package org.caseport.web.journey.stage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Journeys in a real browser, skipped where there is none.
 *
 * <p>A test method may take a {@link Portal} (the one of {@link Stage#PEOPLE}), a {@link Browser}
 * at that portal, or {@link Browsers} to open several and at other portals. After each test every browser must be free
 * of console errors, refused content and server errors.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Journeys.class)
public @interface InBrowser {}
