/** Search for cases: by words, by every form of their id, and by when they were opened. */
@NullMarked
package org.caseport.domain.search;

import org.jspecify.annotations.NullMarked;
