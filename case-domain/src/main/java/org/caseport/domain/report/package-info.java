/** Facts about cases, which are written with the event and never changed, and the reports that count them. */
@NullMarked
package org.caseport.domain.report;

import org.jspecify.annotations.NullMarked;
