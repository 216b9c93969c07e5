/** Chats of members: their addresses for scripts, and what the case page shows of them. */
@NullMarked
package org.caseport.web.pages.customer.chat;

import org.jspecify.annotations.NullMarked;
