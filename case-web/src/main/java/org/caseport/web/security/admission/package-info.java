/** Whom a directory vouches for, and with which roles they come in. */
@NullMarked
package org.caseport.web.security.admission;

import org.jspecify.annotations.NullMarked;
