package org.caseport.web.application.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.Role;
import org.caseport.domain.call.CallbackId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.live.Topic;

/**
 * Translates the names that pages give to topics of live updates, for this person. A topic that the person may not
 * follow is treated like an unknown name.
 */
public final class Topics {

    static final String CASE = "case:";
    static final String PRESENCE = "presence:";
    static final String ACCOUNT = "account";
    static final String QUEUE = "queue";
    static final String CALLS = "calls";
    static final String PHONE = "phone:";
    static final String CHATS = "chats";
    static final String CHAT = "chat:";

    /** How many topics a page may follow. */
    public static final int MOST = 20;

    private Topics() {}

    /** The topics with these names that the person may follow, each with its name, in order. */
    public static Map<Topic, String> named(List<String> names, Person person) {
        Map<Topic, String> topics = new LinkedHashMap<>();
        names.stream().limit(MOST).forEach(name -> named(name, person).ifPresent(topic -> topics.put(topic, name)));
        return topics;
    }

    public static Optional<Topic> named(String name, Person person) {
        // As in the access rules of pages: an administrator who is no agent works on no cases.
        boolean agent = person.roles().contains(Role.AGENT) || person.roles().contains(Role.SUPERVISOR);
        if (name.equals(ACCOUNT)) {
            return visibility(person).map(Topic.CasesOf::new);
        }
        if (name.equals(QUEUE)) {
            return agent ? Optional.of(new Topic.Queue()) : Optional.empty();
        }
        if (name.equals(CALLS)) {
            return agent ? Optional.of(new Topic.Calls()) : Optional.empty();
        }
        if (name.startsWith(PHONE)) {
            String id = name.substring(PHONE.length());
            return agent && CallbackId.isCallbackId(id)
                    ? Optional.of(new Topic.PhoneCallOf(new CallbackId(id)))
                    : Optional.empty();
        }
        if (name.equals(CHATS)) {
            return agent ? Optional.of(new Topic.Chats()) : Optional.empty();
        }
        if (name.startsWith(CHAT)) {
            return chatOf(name.substring(CHAT.length()), person, agent);
        }
        if (name.startsWith(CASE)) {
            return caseAfter(CASE, name).flatMap(id -> caseOf(id, person, agent));
        }
        return agent && name.startsWith(PRESENCE)
                ? caseAfter(PRESENCE, name).map(Topic.Presence::new)
                : Optional.empty();
    }

    private static Optional<Topic> caseOf(CaseId id, Person person, boolean agent) {
        if (agent) {
            return Optional.of(new Topic.AgentsCase(id));
        }
        return visibility(person)
                .filter(visibility -> visibility.account().equals(id.account()))
                .map(visibility -> new Topic.CustomersCase(id, visibility));
    }

    /** Whether the member sees the chat's case is looked at with its revision. */
    private static Optional<Topic> chatOf(String id, Person person, boolean agent) {
        if (!ChatId.isChatId(id)) {
            return Optional.empty();
        }
        return agent
                ? Optional.of(new Topic.AgentsChat(new ChatId(id)))
                : visibility(person).map(visibility -> new Topic.CustomersChat(new ChatId(id), visibility));
    }

    /** The member's visibility by current permissions; empty for people who are no members. */
    public static Optional<Visibility.OfMember> visibility(Person person) {
        return person.roles().contains(Role.MEMBER) ? Optional.of(Visibility.of(Member.of(person))) : Optional.empty();
    }

    private static Optional<CaseId> caseAfter(String prefix, String name) {
        String id = name.substring(prefix.length());
        return CaseId.isCaseId(id) ? Optional.of(new CaseId(id)) : Optional.empty();
    }
}
