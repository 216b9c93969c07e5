package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.policy.chat.ChatPolicy;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.policy.entitlement.Offer;
import org.caseport.policy.entitlement.Violation;
import org.caseport.web.application.NewIds;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.Rejection;
import org.caseport.web.application.RetryOnDuplicateKey;
import org.caseport.web.application.policy.ConsultingPolicy;

/**
 * Starts chats: with a case or a reply that chose Chat, and on an open case. While a case has one that is not ended,
 * asking again leads to that one.
 */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class StartingChats {

    @Inject
    Accounts accounts;

    @Inject
    Cases cases;

    @Inject
    Chats chats;

    @Inject
    HeldChats holding;

    @Inject
    CasePolicy policy;

    @Inject
    ConsultingPolicy consulting;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** Whether this portal has chats at all. */
    public boolean isInService() {
        return policy.isInService(ContactMethod.CHAT);
    }

    /** Starts a chat on an open case. */
    public Outcome<Chat> start(Member member, CaseId id) {
        Optional<SupportCase> found = cases.lock(Visibility.of(member), id);
        if (found.isEmpty() || !isInService()) {
            return refused(member, id, Rejection.NotFound.CASE);
        }
        if (!member.may(Grant.REPLY)) {
            return refused(member, id, new Rejection.NotGranted(Grant.REPLY));
        }
        Optional<Chat> open = chats.openOf(id);
        if (open.isPresent()) {
            return new Outcome.Done<>(open.get());
        }
        SupportCase held = found.get();
        if (!held.status().isOpen()) {
            return refused(member, id, ChatRejection.ChatRefusal.CASE_RESOLVED);
        }
        Offer<ContactMethod> offer = offer(held);
        if (offer.refusal() != null) {
            return refused(
                    member,
                    id,
                    new Rejection.Declined(List.of(Violation.refused(DraftFields.METHOD, offer.refusal()))));
        }
        Optional<Rejection> full = whyFull(member.account());
        if (full.isPresent()) {
            return refused(member, id, full.get());
        }
        Instant now = clock.instant();
        if (held.request().method() == ContactMethod.WEB) {
            held.changeContactMethod(ContactMethod.CHAT, null, member.id());
            cases.store(held);
        }
        return new Outcome.Done<>(begin(held, member.id(), now));
    }

    /** Whether Chat is offered in this case now, or why not. */
    public Offer<ContactMethod> offer(SupportCase held) {
        return consulting.offersLike(held).methods().stream()
                .filter(offer -> offer.choice() == ContactMethod.CHAT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the policy says nothing about chats"));
    }

    /** Why the account can't have another chat now; empty if it can. */
    public Optional<Rejection> whyFull(AccountId account) {
        int most = policy.chats(account(account), ContactLanguage.ENGLISH, clock.instant())
                .atOnceAnAccount();
        return chats.openOf(account).size() < most
                ? Optional.empty()
                : Optional.of(new ChatRejection.TooManyChats(most));
    }

    /** Why this case can't have a chat now; empty if it can, or has one that is not ended. */
    public Optional<Rejection> whyFull(SupportCase held) {
        return chats.openOf(held.id()).isPresent() ? Optional.empty() : whyFull(held.account());
    }

    /**
     * Follows what the customer has just chosen in a case that is held and stored: starts a chat where Chat was chosen
     * and there is none.
     */
    public void follow(SupportCase held, PersonId by, Instant now) {
        if (held.request().method() == ContactMethod.CHAT
                && held.status().isOpen()
                && isInService()
                && chats.openOf(held.id()).isEmpty()) {
            begin(held, by, now);
        }
    }

    private Chat begin(SupportCase held, PersonId by, Instant now) {
        ChatPolicy rules = policy.chats(account(held.account()), held.request().language(), now);
        Instant since = chats.goneSince(held.id(), now.minus(rules.terms().comesBackWithin()))
                .map(gone -> gone.place().since())
                .orElse(now);
        Chat chat = Chat.ask(NewIds.chat(), held.id(), by, held.request().language(), rules.terms(), since, now);
        holding.begun(chat, by, now);
        return chat;
    }

    private Account account(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new IllegalStateException("account " + id + " is gone"));
    }

    private Outcome<Chat> refused(Member member, CaseId id, Rejection why) {
        journal.refused(
                member.account(), member.id(), JournalAct.CHAT_REQUESTED, id.value(), why.code(), clock.instant());
        return new Outcome.Refused<>(why);
    }
}
