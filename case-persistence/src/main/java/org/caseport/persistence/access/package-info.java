/** How programs come in: keys, rates, answers that are given once. */
@NullMarked
package org.caseport.persistence.access;

import org.jspecify.annotations.NullMarked;
