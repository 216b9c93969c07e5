/** Reads data files strictly: every error is reported with the file, the line and the reason. */
@NullMarked
package org.caseport.policy.data;

import org.jspecify.annotations.NullMarked;
