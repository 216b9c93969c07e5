/** From the first field of a draft to a case. */
@NullMarked
package org.caseport.web.application.opening;

import org.jspecify.annotations.NullMarked;
