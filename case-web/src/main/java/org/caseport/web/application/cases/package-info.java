/** A member's cases: found, read, shown to others, rated. */
@NullMarked
package org.caseport.web.application.cases;

import org.jspecify.annotations.NullMarked;
