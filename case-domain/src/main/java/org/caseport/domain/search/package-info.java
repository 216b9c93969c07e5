/** Finding cases: by words, by every form of their id, and by what changed since. */
@NullMarked
package org.caseport.domain.search;

import org.jspecify.annotations.NullMarked;
