/** Support plans as accounts name them; what a plan grants and promises is in the policy book. */
@NullMarked
package org.caseport.domain.plan;

import org.jspecify.annotations.NullMarked;
