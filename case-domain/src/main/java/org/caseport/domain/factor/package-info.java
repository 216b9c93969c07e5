/** What somebody has besides a password: an app that shows codes, and codes on paper for when it is lost. */
@NullMarked
package org.caseport.domain.factor;

import org.jspecify.annotations.NullMarked;
