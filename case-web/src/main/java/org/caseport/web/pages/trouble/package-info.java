/** Error pages in the frame of the portal, for people who are signed in. */
@NullMarked
package org.caseport.web.pages.trouble;

import org.jspecify.annotations.NullMarked;
