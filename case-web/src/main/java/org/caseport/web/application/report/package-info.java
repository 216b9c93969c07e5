/** Facts about cases and the reports that count them. */
@NullMarked
package org.caseport.web.application.report;

import org.jspecify.annotations.NullMarked;
