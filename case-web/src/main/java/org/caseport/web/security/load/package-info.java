/** How many requests of which kind at once, and how often. */
@NullMarked
package org.caseport.web.security.load;

import org.jspecify.annotations.NullMarked;
