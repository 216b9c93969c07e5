/** The list of cases and its export. */
@NullMarked
package org.caseport.web.pages.customer.list;

import org.jspecify.annotations.NullMarked;
