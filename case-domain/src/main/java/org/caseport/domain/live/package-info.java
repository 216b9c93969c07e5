/** Live updates: what open pages show, and how they learn that it has changed. */
@NullMarked
package org.caseport.domain.live;

import org.jspecify.annotations.NullMarked;
