/** Chats of agents: the page of their chats, its addresses for scripts, and availability. */
@NullMarked
package org.caseport.web.pages.workspace.chat;

import org.jspecify.annotations.NullMarked;
