/** Lists and searches cases, a page at a time by keyset paging. */
@NullMarked
package org.caseport.persistence.search;

import org.jspecify.annotations.NullMarked;
