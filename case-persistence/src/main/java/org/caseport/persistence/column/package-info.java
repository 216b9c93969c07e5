/** How values of the domain stand in columns. Knows no other room. */
@NullMarked
package org.caseport.persistence.column;

import org.jspecify.annotations.NullMarked;
