/** The pages of signing in, step by step, and of a person's own sign-ins. */
@NullMarked
package org.caseport.web.pages.signin;

import org.jspecify.annotations.NullMarked;
