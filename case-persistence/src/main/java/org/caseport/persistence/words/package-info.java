/** The index of words: what is searched, how alike texts are, and the excerpts shown. Knows rows of no other room. */
@NullMarked
package org.caseport.persistence.words;

import org.jspecify.annotations.NullMarked;
