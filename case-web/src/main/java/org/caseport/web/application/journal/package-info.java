/** Writing down what was done, sealing it, and reading it. */
@NullMarked
package org.caseport.web.application.journal;

import org.jspecify.annotations.NullMarked;
