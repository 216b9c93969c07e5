/**
 * Journeys through the shipped WAR, in its own server and a real browser, and the means to disturb them.
 *
 * <p>{@link org.caseport.web.journey.Portal} is a server in its own process that can be killed,
 * {@link org.caseport.web.journey.Browser} a person at a screen, {@link org.caseport.web.journey.Wire} the cable
 * between two of them that can be cut. A class with {@link org.caseport.web.journey.InBrowser} gets them as parameters.
 */
@NullMarked
package org.caseport.web.journey;

import org.jspecify.annotations.NullMarked;
