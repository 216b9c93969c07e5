/** Data files read strictly: whatever is wrong with one is said with the file, the line and the reason. */
@NullMarked
package org.caseport.policy.data;

import org.jspecify.annotations.NullMarked;
