/** The second factor of a sign-in: an app that shows codes, and recovery codes for when it is lost. */
@NullMarked
package org.caseport.domain.factor;

import org.jspecify.annotations.NullMarked;
