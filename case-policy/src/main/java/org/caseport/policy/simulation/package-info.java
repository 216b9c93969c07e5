/** What a draft of the rules would have meant for past cases, from the answers of {@code entitlement}. */
@NullMarked
package org.caseport.policy.simulation;

import org.jspecify.annotations.NullMarked;
