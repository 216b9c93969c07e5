/** Texts for people: the message bundle, the choice of language, times in words, and formatting of typed text. */
@NullMarked
package org.caseport.web.text;

import org.jspecify.annotations.NullMarked;
