/** The Support API: the protocol that unmodified AWS Support clients speak, as one more way to the use cases. */
@NullMarked
package org.caseport.web.api;

import org.jspecify.annotations.NullMarked;
