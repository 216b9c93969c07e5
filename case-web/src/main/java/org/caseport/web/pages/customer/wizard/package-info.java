/** The wizard that opens a case. */
@NullMarked
package org.caseport.web.pages.customer.wizard;

import org.jspecify.annotations.NullMarked;
