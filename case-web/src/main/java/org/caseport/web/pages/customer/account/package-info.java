/** The pages about an account's members and access keys. */
@NullMarked
package org.caseport.web.pages.customer.account;

import org.jspecify.annotations.NullMarked;
