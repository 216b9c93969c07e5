/** The start page of members. */
@NullMarked
package org.caseport.web.pages.customer.start;

import org.jspecify.annotations.NullMarked;
