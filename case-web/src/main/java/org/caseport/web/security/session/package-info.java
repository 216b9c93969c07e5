/** Sign-ins while they last: cookies, tokens, lifetime, passwords and lockout. */
@NullMarked
package org.caseport.web.security.session;

import org.jspecify.annotations.NullMarked;
