/**
 * Tells open pages that what they show has changed: over a WebSocket within a moment, or else by polling. Only topics
 * and their new revisions are sent; the page then loads itself again, through the same access checks as ever.
 *
 * <p>Events only give hints that a topic may have changed. What is sent follows from the revisions in the database,
 * which every server also compares every few seconds by itself. So a lost hint, or a server that hears no other, costs
 * seconds, and no change is missed.
 */
@NullMarked
package org.caseport.web.live;

import org.jspecify.annotations.NullMarked;
