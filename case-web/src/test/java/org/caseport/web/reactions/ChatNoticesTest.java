package org.caseport.web.reactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.KIM;
import static org.caseport.web.application.SupportDesk.done;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.notice.Notice;
import org.caseport.web.application.SupportDesk;
import org.junit.jupiter.api.Test;

/** What people and programs are notified of a chat: codes, in the order in which it happened, and no texts. */
class ChatNoticesTest {

    private final SupportDesk desk = new SupportDesk();
    private final CaseId id = desk.openCase(BUSINESS, byChat()).id();
    private final Chat chat = desk.chats.openOf(id).orElseThrow();

    @Test
    void asking_joining_and_ending_are_told_once_with_the_id_of_the_chat() {
        done(desk.answeringChats.take(KIM, chat.id()));
        done(desk.talking.say(BUSINESS, chat.id(), UUID.randomUUID(), "Hello", List.of()));
        done(desk.endingChats.end(KIM, chat.id()));

        assertThat(told())
                .containsExactly(
                        "requested en " + chat.id(),
                        "joined taken " + chat.id(),
                        "ended agent accepted 3 " + chat.id());
    }

    @Test
    void a_chat_that_nobody_joined_says_so() {
        done(desk.endingChats.leave(BUSINESS, chat.id(), Ending.WEB));

        assertThat(told()).containsExactly("requested en " + chat.id(), "ended web unaccepted 1 " + chat.id());
    }

    /** The notices about chats: the last part of the kind, and the detail. */
    private List<String> told() {
        return NoticesOfEvents.of(desk.told, "case.chat.").stream()
                .map(ChatNoticesTest::words)
                .toList();
    }

    private static String words(Notice notice) {
        return notice.kind().substring("case.chat.".length()) + " " + notice.detail();
    }

    private static Map<String, String> byChat() {
        Map<String, String> fields = new HashMap<>(SupportDesk.completeTechnicalCase());
        fields.put(DraftFields.METHOD, "chat");
        return fields;
    }
}
