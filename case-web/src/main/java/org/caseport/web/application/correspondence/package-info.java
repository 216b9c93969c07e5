/** Replies of members and agents, from draft to sending, and resolving by the customer. */
@NullMarked
package org.caseport.web.application.correspondence;

import org.jspecify.annotations.NullMarked;
