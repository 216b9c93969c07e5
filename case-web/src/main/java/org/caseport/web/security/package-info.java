/** Who may come in: sign-in and sign-out, the cookie that remembers it, roles, and where each address leads. */
@NullMarked
package org.caseport.web.security;

import org.jspecify.annotations.NullMarked;
