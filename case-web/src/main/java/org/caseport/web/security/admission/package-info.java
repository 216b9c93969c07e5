/** Admits people of a directory with the roles that the sign-in rules give them, and checks them again. */
@NullMarked
package org.caseport.web.security.admission;

import org.jspecify.annotations.NullMarked;
