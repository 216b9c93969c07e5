/** Chats: asked for by customers, taken by agents, written in by both, and ended with their transcripts. */
@NullMarked
package org.caseport.web.application.chat;

import org.jspecify.annotations.NullMarked;
