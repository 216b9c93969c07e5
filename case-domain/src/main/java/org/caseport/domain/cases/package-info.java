/** Cases: what each is about, what was promised, its correspondence, and its way from open to resolved. */
@NullMarked
package org.caseport.domain.cases;

import org.jspecify.annotations.NullMarked;
