/** Full-text search: words of texts, the index, similarity and excerpts. Depends on no entity of other packages. */
@NullMarked
package org.caseport.persistence.words;

import org.jspecify.annotations.NullMarked;
