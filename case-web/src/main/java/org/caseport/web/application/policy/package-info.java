/** Asking policy, with all that it wants to know about the account. */
@NullMarked
package org.caseport.web.application.policy;

import org.jspecify.annotations.NullMarked;
