/** The page about the account's plan. */
@NullMarked
package org.caseport.web.pages.customer.plan;

import org.jspecify.annotations.NullMarked;
