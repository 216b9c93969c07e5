/** Converts values of the domain to columns and back. Depends on no other package of this module. */
@NullMarked
package org.caseport.persistence.column;

import org.jspecify.annotations.NullMarked;
