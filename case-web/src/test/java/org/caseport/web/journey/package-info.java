/**
 * Journeys through the shipped WAR, in its own server and a real browser. What they need for it is in {@link
 * org.caseport.web.journey.stage}.
 */
@NullMarked
package org.caseport.web.journey;

import org.jspecify.annotations.NullMarked;
