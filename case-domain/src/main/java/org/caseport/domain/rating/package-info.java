/** How customers rate the support they got on a case. */
@NullMarked
package org.caseport.domain.rating;

import org.jspecify.annotations.NullMarked;
