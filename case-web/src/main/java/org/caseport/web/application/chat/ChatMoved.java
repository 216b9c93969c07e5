package org.caseport.web.application.chat;

import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.jspecify.annotations.Nullable;

/**
 * Event: a chat has changed. Open pages are told of it, and whose turn it is, is looked at again.
 *
 * @param message on which side a message was written; null where none was
 */
public record ChatMoved(ChatId chat, CaseId caseId, ChatEntry.@Nullable Side message) {}
