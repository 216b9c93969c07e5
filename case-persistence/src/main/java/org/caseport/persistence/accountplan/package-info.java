/** The plans of accounts. */
@NullMarked
package org.caseport.persistence.accountplan;

import org.jspecify.annotations.NullMarked;
