/** The members of an account and what each is granted. */
@NullMarked
package org.caseport.web.application.account;

import org.jspecify.annotations.NullMarked;
