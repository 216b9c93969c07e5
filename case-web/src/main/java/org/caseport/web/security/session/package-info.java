/** A sign-in while it lasts: its cookie, its clock and its end. */
@NullMarked
package org.caseport.web.security.session;

import org.jspecify.annotations.NullMarked;
