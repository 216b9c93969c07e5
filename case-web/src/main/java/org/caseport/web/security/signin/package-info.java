/** Signing in and out, by password, directory or provider, with one factor or two. */
@NullMarked
package org.caseport.web.security.signin;

import org.jspecify.annotations.NullMarked;
