/**
 * Who may come in: sign-in with one factor or two and sign-out, the cookie that remembers it and for how long, roles,
 * where each address leads, and how often.
 */
@NullMarked
package org.caseport.web.security;

import org.jspecify.annotations.NullMarked;
