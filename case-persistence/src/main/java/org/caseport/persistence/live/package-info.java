/** Computes revisions of what open pages show, and stores which agents have a case open. */
@NullMarked
package org.caseport.persistence.live;

import org.jspecify.annotations.NullMarked;
