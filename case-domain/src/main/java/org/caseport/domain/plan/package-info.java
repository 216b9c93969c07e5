/** A support plan as an account names it; what it grants and promises is the policy book's business. */
@NullMarked
package org.caseport.domain.plan;

import org.jspecify.annotations.NullMarked;
