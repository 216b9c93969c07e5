/**
 * What the pages say and in which language: the message bundle, the person's choice of language, and times in words.
 */
@NullMarked
package org.caseport.web.text;

import org.jspecify.annotations.NullMarked;
