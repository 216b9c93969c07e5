/** Accounts, people, agents and members. */
@NullMarked
package org.caseport.persistence.account;

import org.jspecify.annotations.NullMarked;
