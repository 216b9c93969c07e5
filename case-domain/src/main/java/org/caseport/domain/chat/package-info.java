/** Chats: live conversations in a case, the line in which they wait, and the agents who are there for them. */
@NullMarked
package org.caseport.domain.chat;

import org.jspecify.annotations.NullMarked;
