/** Calls of the policy, with everything that it needs to know about the account. */
@NullMarked
package org.caseport.web.application.policy;

import org.jspecify.annotations.NullMarked;
