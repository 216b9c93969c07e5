/** Opening a case: drafts, their submission, and related cases. */
@NullMarked
package org.caseport.web.application.opening;

import org.jspecify.annotations.NullMarked;
