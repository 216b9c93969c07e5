/** What a customer writes into a case, and what becomes of its draft. */
@NullMarked
package org.caseport.web.application.correspondence;

import org.jspecify.annotations.NullMarked;
