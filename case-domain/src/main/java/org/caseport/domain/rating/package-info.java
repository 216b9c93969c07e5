/** Ratings by customers of the support that they got on a case. */
@NullMarked
package org.caseport.domain.rating;

import org.jspecify.annotations.NullMarked;
