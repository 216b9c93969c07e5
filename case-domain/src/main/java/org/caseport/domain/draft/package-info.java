/** A case that is not submitted yet, exactly as the person typed it. */
@NullMarked
package org.caseport.domain.draft;

import org.jspecify.annotations.NullMarked;
