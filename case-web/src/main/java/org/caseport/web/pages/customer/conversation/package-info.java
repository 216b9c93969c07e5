/** The page of a case, with reply, files and acts. */
@NullMarked
package org.caseport.web.pages.customer.conversation;

import org.jspecify.annotations.NullMarked;
