/** The case itself: what it is about, what was promised, what was said, and how it moves from open to resolved. */
@NullMarked
package org.caseport.domain.cases;

import org.jspecify.annotations.NullMarked;
