/** What a member sees first. */
@NullMarked
package org.caseport.web.pages.customer.start;

import org.jspecify.annotations.NullMarked;
