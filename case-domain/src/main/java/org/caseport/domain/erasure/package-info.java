/** Erasure of a person from everything that is stored, while cases and journal stay. */
@NullMarked
package org.caseport.domain.erasure;

import org.jspecify.annotations.NullMarked;
