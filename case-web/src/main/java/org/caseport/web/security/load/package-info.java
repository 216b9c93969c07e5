/** Limits how many requests of a kind run at once, and how often. */
@NullMarked
package org.caseport.web.security.load;

import org.jspecify.annotations.NullMarked;
