/** Erases a person from everything that is stored. */
@NullMarked
package org.caseport.persistence.erasure;

import org.jspecify.annotations.NullMarked;
