package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.Mine;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.jspecify.annotations.Nullable;

/** Backs the bar by which other pages of a member lead to the latest chat. */
@Named
@RequestScoped
public class ChatBar {

    @Inject
    ReadingChats reading;

    @Inject
    StartingChats starting;

    @Inject
    LiveRevisions live;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    private @Nullable List<Mine> chats;

    /** Whether the bar is shown: to members with a chat, on pages that don't show it themselves. */
    public boolean isShown() {
        return user.isMember()
                && starting.isInService()
                && !user.isAt("/cases/case")
                && !getChats().isEmpty();
    }

    /** The chat that the bar leads to: the latest; empty for none. */
    public List<Mine> getChats() {
        List<Mine> known = chats;
        if (known == null) {
            List<Mine> all = reading.mine(user.member());
            known = all.isEmpty() ? List.of() : List.of(all.get(all.size() - 1));
            chats = known;
        }
        return known;
    }

    public String revisionOf(Mine one) {
        return live.of(user.person(), "chat:" + one.chat().id());
    }

    /** What is new in the chat; empty for nothing. */
    public String news(Mine one) {
        return one.unread() == 0 ? "" : " · " + labels.format("chat.bar.new", one.unread());
    }
}
