/** Entitlements: what an account may choose, what it is promised, and why a choice is refused and what unlocks it. */
@NullMarked
package org.caseport.policy.entitlement;

import org.jspecify.annotations.NullMarked;
