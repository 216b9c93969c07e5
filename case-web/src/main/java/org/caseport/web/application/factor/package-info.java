/** Second factors of sign-in: setting up, checking codes, and removing. */
@NullMarked
package org.caseport.web.application.factor;

import org.jspecify.annotations.NullMarked;
