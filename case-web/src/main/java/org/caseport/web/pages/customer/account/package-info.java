/** An account's members and the keys of its programs. */
@NullMarked
package org.caseport.web.pages.customer.account;

import org.jspecify.annotations.NullMarked;
