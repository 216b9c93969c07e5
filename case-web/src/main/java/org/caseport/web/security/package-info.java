/** Sign-in with one factor or two, sessions and their cookies, access by role, and rate limits. */
@NullMarked
package org.caseport.web.security;

import org.jspecify.annotations.NullMarked;
