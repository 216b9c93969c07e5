/** What chats begin with, who is asked next, where a chat stands in the line, and how long it is expected to wait. */
@NullMarked
package org.caseport.policy.chat;

import org.jspecify.annotations.NullMarked;
