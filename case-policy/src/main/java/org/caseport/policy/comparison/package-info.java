/** What a plan grants an account, and what would be different under another plan. */
@NullMarked
package org.caseport.policy.comparison;

import org.jspecify.annotations.NullMarked;
