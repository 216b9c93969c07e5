/** Which plan an account has and had, and the change of it that is scheduled. */
@NullMarked
package org.caseport.domain.accountplan;

import org.jspecify.annotations.NullMarked;
