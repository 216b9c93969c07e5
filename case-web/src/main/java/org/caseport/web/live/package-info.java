/**
 * Open pages learn that what they show has changed: over a socket within a moment, else by asking. Nothing is told but
 * a topic and its new revision; the page then fetches itself, through the same doors as ever.
 *
 * <p>Whoever changes something only hints at the topics that may have moved. What is told follows from the revisions
 * in the database, which every server also compares every few seconds by itself. So a lost hint, or a server that
 * hears no other, costs seconds and no change is missed.
 */
@NullMarked
package org.caseport.web.live;

import org.jspecify.annotations.NullMarked;
