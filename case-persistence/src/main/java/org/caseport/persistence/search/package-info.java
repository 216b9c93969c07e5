/** Lists and searches over cases, a page at a time by key. */
@NullMarked
package org.caseport.persistence.search;

import org.jspecify.annotations.NullMarked;
