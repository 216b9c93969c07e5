/** Signing in, step by step, and one's own sign-ins. */
@NullMarked
package org.caseport.web.pages.signin;

import org.jspecify.annotations.NullMarked;
