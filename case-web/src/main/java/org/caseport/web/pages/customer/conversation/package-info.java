/** The case page of members, with replies, files, acts and ratings. */
@NullMarked
package org.caseport.web.pages.customer.conversation;

import org.jspecify.annotations.NullMarked;
