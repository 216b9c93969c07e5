/** Filters and pages around every response: headers, compression, faults with a reference, and the "not ready" page. */
@NullMarked
package org.caseport.web.frame;

import org.jspecify.annotations.NullMarked;
