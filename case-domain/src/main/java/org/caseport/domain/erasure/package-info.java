/** How a person is taken out of everything that is kept, while cases and journal stay. */
@NullMarked
package org.caseport.domain.erasure;

import org.jspecify.annotations.NullMarked;
