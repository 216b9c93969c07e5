package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.pages.chat.ChatTranscript;
import org.caseport.web.pages.chat.ChatWords;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.caseport.web.pages.workspace.ThreadEntry;
import org.jspecify.annotations.Nullable;

/** Draws the transcripts in the agents' case page from what was said in the chats. */
@Named
@RequestScoped
public class DeskTranscripts {

    @Inject
    ReadingChats reading;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    ChatWords words;

    private final Map<Integer, Optional<ChatTranscript>> transcripts = new HashMap<>();

    /** The chat whose transcript this entry of the case is; null for another entry. */
    public @Nullable ChatTranscript of(CaseId id, @Nullable ThreadEntry entry) {
        if (entry == null || !entry.ofChat()) {
            return null;
        }
        return transcripts
                .computeIfAbsent(entry.number(), number -> reading.transcript(currentAgent.agent(), id, number)
                        .map(ended -> words.transcript(
                                ended, "workspace/chats/", currentAgent.agent().id(), Side.SUPPORT)))
                .orElse(null);
    }
}
