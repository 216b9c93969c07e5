package org.caseport.web.pages.customer.chat;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Grant;
import org.caseport.domain.cases.Communication;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.policy.entitlement.Refusal;
import org.caseport.web.application.chat.ReadingChats;
import org.caseport.web.application.chat.ReadingChats.ChatView;
import org.caseport.web.application.chat.StartingChats;
import org.caseport.web.application.live.LiveRevisions;
import org.caseport.web.application.policy.ConsultingPolicy;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.chat.ChatSection;
import org.caseport.web.pages.chat.ChatTranscript;
import org.caseport.web.pages.chat.ChatWords;
import org.caseport.web.pages.customer.conversation.CasePage;
import org.jspecify.annotations.Nullable;

/** The chat of the case that a member reads, and what leads to one. */
@Named
@RequestScoped
public class CaseChat {

    private static final List<String> TOLD = List.of("refused", "chat");

    /** What the address says where the number for a call was refused. */
    private static final String NO_NUMBER = "CHAT_NUMBER";

    @Inject
    ReadingChats reading;

    @Inject
    StartingChats starting;

    @Inject
    CasePage page;

    @Inject
    ConsultingPolicy consulting;

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

    private boolean asked;
    private @Nullable Chat chat;
    private @Nullable ChatSection section;
    private final Map<Integer, Optional<ChatTranscript>> transcripts = new HashMap<>();

    private Optional<Chat> chat() {
        if (!asked) {
            asked = true;
            chat = starting.isInService() && page.isFound()
                    ? reading.lastOf(user.member(), page.shown().id()).orElse(null)
                    : null;
        }
        return Optional.ofNullable(chat);
    }

    /** Whether the case has a chat that is not ended. */
    public boolean isShown() {
        return chat().filter(last -> !last.isEnded()).isPresent();
    }

    /** The chat as the page draws it; null for none. */
    public @Nullable ChatSection getSection() {
        if (section == null && isShown()) {
            section = chat().map(Chat::id)
                    .flatMap(id -> reading.latest(user.member(), id))
                    .map((ChatView view) ->
                            words.section(view, "chats/", user.person().id(), Side.CUSTOMER))
                    .orElse(null);
        }
        return section;
    }

    /** The chat whose transcript this communication is, drawn from what was said; null for another communication. */
    public @Nullable ChatTranscript transcriptOf(@Nullable Communication entry) {
        if (entry == null || entry.purpose() != Communication.Purpose.CHAT) {
            return null;
        }
        return transcripts
                .computeIfAbsent(entry.number(), number -> reading.transcript(
                                user.member(), page.shown().id(), number)
                        .map(ended ->
                                words.transcript(ended, "chats/", user.person().id(), Side.CUSTOMER)))
                .orElse(null);
    }

    /** Whether the page draws something of a chat: one that can be had or is had, or what was said in one. */
    public boolean isDrawn() {
        return page.isFound()
                && (isShown()
                        || isStartable()
                        || page.shown().correspondence().stream()
                                .anyMatch(entry -> entry.purpose() == Communication.Purpose.CHAT));
    }

    /** Whether the policy offers a call in place of the chat that waits. */
    public boolean isCallable() {
        return chat().filter(Chat::isInLine).isPresent()
                && consulting.offersLike(page.shown()).methods().stream()
                        .anyMatch(offer -> offer.choice() == ContactMethod.PHONE && offer.isGranted());
    }

    /** The country or region in which a call is asked for at first: the account's. */
    public String getCountry() {
        return user.account().country();
    }

    /** Whether the number for a call was refused. */
    public boolean isNumberRefused() {
        return NO_NUMBER.equals(request.getParameter("refused"));
    }

    /** That there is no agent for a chat that is started now; empty where there is one. */
    public String getNobody() {
        return page.isFound()
                        && !reading.isAnybodyOnDuty(
                                page.shown().request().language().code())
                ? labels.format("chat.offer.nobody.case")
                : "";
    }

    public String getRevision() {
        return chat().map(one -> live.of(user.person(), "chat:" + one.id())).orElse("");
    }

    /** Whether the way to a chat is shown: on an open case, to who may reply, where there are chats at all. */
    public boolean isStartable() {
        return starting.isInService()
                && page.isFound()
                && !isShown()
                && page.shown().status().isOpen()
                && user.member().may(Grant.REPLY)
                && (getWhyNot().isEmpty() || isClosedNow());
    }

    private Optional<Refusal> refusal() {
        SupportCase shown = page.shown();
        return Optional.ofNullable(starting.offer(shown).refusal());
    }

    /** Whether chat is only closed at this hour. */
    private boolean isClosedNow() {
        return refusal()
                .filter(why -> why.reason() == Refusal.Reason.CLOSED_NOW)
                .isPresent();
    }

    /** Why no chat can be started now, such as when it opens; empty where one can be. */
    public String getWhyNot() {
        return page.isFound() ? refusal().map(labels::why).orElse("") : "";
    }

    /** How the last chat ended; empty for none. */
    public String getLast() {
        return chat().filter(Chat::isEnded).map(words::ended).orElse("");
    }

    /** Why an act was refused, as the address says it; empty for nothing. */
    public String getProblem() {
        return TOLD.stream()
                .map(request::getParameter)
                .filter(code -> code != null && code.matches("[A-Z_]{1,60}"))
                .findFirst()
                .flatMap(code -> labels.find("Why." + code))
                .orElse("");
    }
}
