/** The policy book: the table of plans, targets, hours and limits as data, and its strict reader. */
@NullMarked
package org.caseport.policy.book;

import org.jspecify.annotations.NullMarked;
