/**
 * The servers, browsers and programs of the journeys, and the means to disturb them.
 *
 * <p>{@link org.caseport.web.journey.stage.Portal} is a server in its own process that can be killed,
 * {@link org.caseport.web.journey.stage.Browser} a person at a screen, {@link org.caseport.web.journey.stage.Wire} the
 * cable between two of them that can be cut, and {@link org.caseport.web.journey.stage.Stage} what test classes share.
 * A class with {@link org.caseport.web.journey.stage.InBrowser} gets them as parameters.
 */
@NullMarked
package org.caseport.web.journey.stage;

import org.jspecify.annotations.NullMarked;
