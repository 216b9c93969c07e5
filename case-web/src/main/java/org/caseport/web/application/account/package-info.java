/** The members of an account and what each may do. */
@NullMarked
package org.caseport.web.application.account;

import org.jspecify.annotations.NullMarked;
