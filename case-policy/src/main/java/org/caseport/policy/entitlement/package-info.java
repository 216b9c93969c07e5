/** What an account may choose, what it is promised, and for everything else why not and what unlocks it. */
@NullMarked
package org.caseport.policy.entitlement;

import org.jspecify.annotations.NullMarked;
