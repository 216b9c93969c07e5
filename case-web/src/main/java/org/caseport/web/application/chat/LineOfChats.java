package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.call.Callbacks;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine;
import org.caseport.domain.chat.ChatLine.Standing;
import org.caseport.domain.chat.ChatTerms;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.chat.Chats.RingResult;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.policy.chat.ChatPolicy;
import org.caseport.policy.chat.ExpectedWait;
import org.caseport.policy.chat.WaitingLine;
import org.caseport.policy.chat.WaitingLine.OnDuty;
import org.caseport.policy.chat.WaitingLine.Waiting;
import org.caseport.policy.entitlement.CasePolicy;

/** The line in which chats wait, as it stands now, with the agents on duty. */
@ApplicationScoped
@Transactional
public class LineOfChats {

    @Inject
    ChatLine line;

    @Inject
    Chats chats;

    @Inject
    Availabilities availabilities;

    @Inject
    Agents agents;

    @Inject
    Accounts accounts;

    @Inject
    Callbacks callbacks;

    @Inject
    CasePolicy policy;

    @Inject
    Clock clock;

    /** The line as it stands now. */
    Now now() {
        Instant now = clock.instant();
        List<Standing> standing = line.standing();
        if (standing.isEmpty()) {
            return new Now(standing, WaitingLine.of(List.of(), List.of(), 0, now), now);
        }
        ChatPolicy rules = rules(standing.get(0), now);
        List<Waiting> waiting = waiting(standing, rules, now);
        // Who is on duty matters to those who wait.
        List<OnDuty> onDuty = waiting.isEmpty() ? List.of() : onDuty(standing, now);
        return new Now(standing, WaitingLine.of(waiting, onDuty, rules.passedAtMost(), now), now);
    }

    private ChatPolicy rules(Standing standing, Instant now) {
        return policy.chats(account(standing.account()), standing.chat().language(), now);
    }

    private List<Waiting> waiting(List<Standing> standing, ChatPolicy rules, Instant now) {
        List<Standing> inLine = standing.stream()
                .filter(one -> one.chat().isInLine() || one.chat().wantsAgent(now))
                .toList();
        if (inLine.isEmpty()) {
            return List.of();
        }
        Map<ChatId, Map<PersonId, Instant>> notAgain = notAgain(inLine, now);
        List<Chats.Accepted> accepted = acceptedSinceTheFirst(inLine);
        List<Waiting> waiting = new ArrayList<>();
        for (Standing one : inLine) {
            Chat chat = one.chat();
            int lane = rules.laneOf(one.severity());
            int passed = (int) accepted.stream()
                    .filter(other -> other.language().equals(chat.language().code())
                            && other.since().isAfter(chat.place().since())
                            && other.at().isAfter(chat.clock().waitsSince())
                            && rules.laneOf(other.severity()) < lane)
                    .count();
            waiting.add(new Waiting(
                    chat.id(),
                    chat.language().code(),
                    one.service(),
                    lane,
                    chat.place(),
                    passed,
                    one.assignee() == null ? null : one.assignee().id(),
                    chat.wantsAgent(now),
                    isCustomerHere(one, now) || !chat.isInLine(),
                    chat.clock().waitsSince(),
                    notAgain.getOrDefault(chat.id(), Map.of()),
                    chat.agent() == null ? null : chat.agent().person()));
        }
        return waiting;
    }

    /** Whether the customer is online; a chat that was asked for a moment ago counts as such. */
    private static boolean isCustomerHere(Standing one, Instant now) {
        Instant seen = one.customerSeenAt() == null ? one.chat().clock().waitsSince() : one.customerSeenAt();
        return now.isBefore(seen.plus(Availability.ONLINE));
    }

    private Map<ChatId, Map<PersonId, Instant>> notAgain(List<Standing> inLine, Instant now) {
        ChatTerms terms = inLine.get(0).chat().terms();
        Map<ChatId, Map<PersonId, Instant>> notAgain = new HashMap<>();
        List<RingResult> refused = chats.notAccepted(
                inLine.stream().map(one -> one.chat().id()).toList(), now.minus(terms.notRungAgain()));
        refused.forEach(ring -> notAgain.computeIfAbsent(ring.chat(), any -> new HashMap<>())
                .put(ring.agent(), ring.endedAt().plus(terms.ring())));
        return notAgain;
    }

    private List<Chats.Accepted> acceptedSinceTheFirst(List<Standing> inLine) {
        return inLine.stream()
                .map(one -> one.chat().clock().waitsSince())
                .min(Instant::compareTo)
                .map(chats::acceptedSince)
                .orElseGet(List::of);
    }

    private List<OnDuty> onDuty(List<Standing> standing, Instant now) {
        List<OnDuty> onDuty = new ArrayList<>();
        for (Availability availability : availabilities.available()) {
            if (availability.isOnDuty(now)) {
                agents.find(availability.agent()).ifPresent(agent -> onDuty.add(onDuty(agent, availability, standing)));
            }
        }
        return onDuty;
    }

    private OnDuty onDuty(Agent agent, Availability availability, List<Standing> standing) {
        PersonId id = agent.id();
        int busy = (int) standing.stream()
                .filter(one -> one.chat().isWith(id) || one.chat().asks(id))
                .count();
        boolean asked = standing.stream().anyMatch(one -> one.chat().asks(id));
        return new OnDuty(
                agent,
                mostOf(availability),
                busy,
                availability.rungAt(),
                asked,
                callbacks.claimedBy(id).isPresent());
    }

    /** The agents on duty. */
    List<Agent> onDuty() {
        Instant now = clock.instant();
        return availabilities.available().stream()
                .filter(availability -> availability.isOnDuty(now))
                .flatMap(availability -> agents.find(availability.agent()).stream())
                .toList();
    }

    /** How many chats the agent has at once. */
    int mostOf(Availability availability) {
        Integer set = availability.atOnce();
        return set == null ? policy.atOnceAnAgent(clock.instant()) : set;
    }

    /** How long this chat is expected to wait. */
    ExpectedWait waitOf(Now line, Chat chat) {
        ChatPolicy rules = policy.chats(account(chat.account()), chat.language(), line.at());
        List<Duration> last = chats.lengths(
                chat.language().code(), line.at().minus(ChatPolicy.LENGTHS_SINCE), ChatPolicy.LENGTHS_COUNTED);
        int counted = last.size() < rules.lengthsFrom() ? 0 : last.size();
        return line.line().waitOf(chat.id(), rules.length(last), counted);
    }

    /** The rules for this chat, of now. */
    ChatPolicy rulesOf(Chat chat) {
        return policy.chats(account(chat.account()), chat.language(), clock.instant());
    }

    /** The rules for chats of this account in this language, of now. */
    ChatPolicy rulesOf(AccountId account, ContactLanguage language) {
        return policy.chats(account(account), language, clock.instant());
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }

    /**
     * The line at an instant.
     *
     * @param standing all chats that are not ended
     */
    record Now(List<Standing> standing, WaitingLine line, Instant at) {

        Optional<Standing> of(ChatId id) {
            return standing.stream().filter(one -> one.chat().id().equals(id)).findFirst();
        }
    }
}
