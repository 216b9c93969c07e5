/** Taking a person out of everything that is kept. */
@NullMarked
package org.caseport.persistence.erasure;

import org.jspecify.annotations.NullMarked;
