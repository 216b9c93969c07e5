/** Accounts and people: members, agents and administrators, what each may do, and their sessions. */
@NullMarked
package org.caseport.domain.account;

import org.jspecify.annotations.NullMarked;
