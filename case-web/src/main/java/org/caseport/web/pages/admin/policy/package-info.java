/** The pages on which administrators edit, compare, approve and activate versions of the policy book. */
@NullMarked
package org.caseport.web.pages.admin.policy;

import org.jspecify.annotations.NullMarked;
