/** Second factors: turned on, checked, and taken off again. */
@NullMarked
package org.caseport.web.application.factor;

import org.jspecify.annotations.NullMarked;
