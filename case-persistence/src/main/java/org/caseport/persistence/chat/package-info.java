/** Stores chats, their entries and files, who has read them, and which agents are available. */
@NullMarked
package org.caseport.persistence.chat;

import org.jspecify.annotations.NullMarked;
