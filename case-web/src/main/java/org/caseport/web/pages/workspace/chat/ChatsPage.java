package org.caseport.web.pages.workspace.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.Assignee;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine.Standing;
import org.caseport.web.application.chat.DraftingInChats;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.ReadingChats.Desk;
import org.caseport.web.application.chat.ReadingChats.DeskLine;
import org.caseport.web.application.chat.SettingAvailability;
import org.caseport.web.application.chat.SettingAvailability.Duty;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.desk.ReadingAsAgent;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.frame.RequestPaths;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Redirects;
import org.caseport.web.pages.chat.ChatSection;
import org.caseport.web.pages.chat.ChatWords;
import org.caseport.web.pages.workspace.CannedResponses.Canned;
import org.caseport.web.pages.workspace.CurrentAgent;
import org.caseport.web.pages.workspace.FilledCannedResponses;
import org.jspecify.annotations.Nullable;

/** The agents' page of chats: the own ones, the line, and one of them at a time with its case in short. */
@Named
@RequestScoped
public class ChatsPage {

    public static final String PATH = "/workspace/chats";

    @Inject
    ReadingChats reading;

    @Inject
    DraftingInChats drafting;

    @Inject
    SettingAvailability availability;

    @Inject
    StartingChats starting;

    @Inject
    ReadingAsAgent cases;

    @Inject
    FilledCannedResponses canned;

    @Inject
    JournalingReads reads;

    @Inject
    Clock clock;

    @Inject
    CurrentAgent currentAgent;

    @Inject
    ChatWords words;

    @Inject
    LiveRevisions live;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    HttpServletRequest request;

    private @Nullable Desk desk;
    private @Nullable Duty duty;
    private boolean asked;
    private @Nullable ChatView shown;

    /** Whether this portal has chats at all. */
    public boolean isInService() {
        return starting.isInService();
    }

    /** Whether the header shows the switches: to agents, where there are chats. */
    public boolean isSwitchable() {
        return isInService() && currentAgent.ifAny().isPresent();
    }

    /** Stops those who are no agents, and notes who reads which case. */
    public void enter() {
        if (currentAgent.isTurnedAway()) {
            return;
        }
        if (!isInService() || (request.getParameter("id") != null && !isChatShown())) {
            Redirects.notFound();
            return;
        }
        shown().ifPresent(view ->
                reads.opened(currentAgent.agent(), view.chat().caseId(), RequestPaths.isUnattended(request)));
    }

    public Desk getDesk() {
        Desk known = desk;
        if (known == null) {
            known = reading.desk(currentAgent.agent());
            desk = known;
        }
        return known;
    }

    public Duty getDuty() {
        Duty known = duty;
        if (known == null) {
            known = availability.of(currentAgent.agent());
            duty = known;
        }
        return known;
    }

    /** The chat that the address names; empty for none. */
    private Optional<ChatView> shown() {
        if (!asked) {
            asked = true;
            String id = request.getParameter("id");
            Optional<Agent> agent = currentAgent.ifAny();
            shown = id != null && ChatId.isChatId(id) && agent.isPresent()
                    ? reading.latest(agent.get(), new ChatId(id)).orElse(null)
                    : null;
        }
        return Optional.ofNullable(shown);
    }

    public boolean isChatShown() {
        return shown().isPresent();
    }

    /** The chat as the page draws it; null for none. */
    public @Nullable ChatSection getSection() {
        return shown().map(view -> words.section(
                        view, "workspace/chats/", currentAgent.agent().id(), Side.SUPPORT))
                .orElse(null);
    }

    /** What the agent has written in the chat and not sent; null where the agent does not write in it. */
    public @Nullable String getUnsent() {
        return shown().filter(ChatView::writable)
                .map(view -> drafting.of(currentAgent.agent(), view.chat().id()))
                .orElse(null);
    }

    /** The case of the chat in short; null for none. */
    public @Nullable Standing getStanding() {
        return shown().map(ChatView::chat)
                .map(Chat::id)
                .flatMap(id -> reading.standing(currentAgent.agent(), id))
                .orElse(null);
    }

    /** Whether the agent is in the chat, and can hand it over or end it. */
    public boolean isMine() {
        return shown().filter(view -> view.chat().isWith(currentAgent.agent().id()))
                .isPresent();
    }

    public boolean isAsking() {
        return shown().filter(view -> view.chat().asks(currentAgent.agent().id()))
                .isPresent();
    }

    /** Whether the agent can take it over from a colleague. */
    public boolean isOvertakable() {
        Agent agent = currentAgent.agent();
        Standing standing = getStanding();
        Assignee assignee = standing == null ? null : standing.assignee();
        boolean may = agent.supervisor() || (assignee != null && assignee.id().equals(agent.id()));
        return may
                && shown().filter(view ->
                                view.chat().agent() != null && !view.chat().isWith(agent.id()))
                        .isPresent();
    }

    public boolean isWaiting() {
        return shown().filter(view -> view.chat().state() == Chat.State.WAITING).isPresent();
    }

    /** The revision of the lists, and of the chat that is shown. */
    public String getRevision() {
        return live.of(user.person(), "chats");
    }

    public String getChatRevision() {
        return shown().map(view -> live.of(user.person(), "chat:" + view.chat().id()))
                .orElse("");
    }

    /** Why an act was refused, as the address says it; empty for nothing. */
    public String getProblem() {
        String code = request.getParameter("refused");
        return code == null ? "" : labels.find("Why." + code).orElse("");
    }

    /** That and why the agent was set to away; empty for not. */
    public String getAway() {
        return away(labels, getDuty().availability());
    }

    static String away(Labels labels, Availability availability) {
        Instant away = availability.awayAt();
        String reason = availability.awayReason();
        if (away != null && availability.isAwayForMissing()) {
            return labels.format("availability.away", labels.ofDay(away));
        }
        return away != null && reason != null && availability.isSentAway()
                ? labels.format("availability.sentAway", labels.ofDay(away), reason)
                : "";
    }

    /** How many chats the agent has at once, and why where a supervisor set it. */
    public String getLimit() {
        String reason = getDuty().availability().atOnceReason();
        String most = labels.number(getDuty().limit());
        return reason == null ? labels.format("chats.limit", most) : labels.format("chats.limit.set", most, reason);
    }

    /** For how many whole minutes a chat, or the customer in it, has waited; empty for one that waits for nobody. */
    public String waited(DeskLine line) {
        Chat chat = line.standing().chat();
        Instant since =
                chat.isInLine() ? chat.clock().waitsSince() : chat.progress().unansweredSince();
        if (since == null) {
            return "";
        }
        return labels.format(
                "chats.waits",
                labels.number(
                        Math.max(0, Duration.between(since, clock.instant()).toMinutes())));
    }

    /** Canned responses for the case of the chat; none where no chat is shown. */
    public List<Canned> getCanned() {
        Agent agent = currentAgent.agent();
        return shown().map(ChatView::chat)
                .flatMap(chat -> cases.find(agent, chat.caseId()))
                .flatMap(
                        found -> cases.account(agent, found.account()).map(account -> canned.of(found, account, agent)))
                .orElse(List.of());
    }

    /** Colleagues whom the chat can be handed over to. */
    public List<Agent> getColleagues() {
        return reading.colleagues(currentAgent.agent());
    }
}
