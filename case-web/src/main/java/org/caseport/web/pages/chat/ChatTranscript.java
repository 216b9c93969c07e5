package org.caseport.web.pages.chat;

import java.util.List;

/**
 * What was said in a chat that has ended, as a page draws it in the correspondence.
 *
 * @param address of the chat below {@code /data}, for its files
 */
public record ChatTranscript(String address, List<ChatSection.Line> lines) {

    public ChatTranscript {
        lines = List.copyOf(lines);
    }
}
