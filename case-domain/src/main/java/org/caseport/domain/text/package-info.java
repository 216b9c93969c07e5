/** Texts as people compare them. */
@NullMarked
package org.caseport.domain.text;

import org.jspecify.annotations.NullMarked;
