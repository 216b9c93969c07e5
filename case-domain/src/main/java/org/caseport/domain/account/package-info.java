/** Whom we support and who supports them: accounts, the people who act for them, and what each may be. */
@NullMarked
package org.caseport.domain.account;

import org.jspecify.annotations.NullMarked;
