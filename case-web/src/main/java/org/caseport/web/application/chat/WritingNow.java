package org.caseport.web.application.chat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;

/**
 * Knows who writes in which chat at this moment. It is kept nowhere: a server that is not told of it shows nobody,
 * which costs a line of text.
 */
@ApplicationScoped
public class WritingNow {

    /** How long after the last sign of it somebody counts as writing. */
    static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(6);

    private final Map<ChatId, Map<PersonId, Writer>> writers = new ConcurrentHashMap<>();

    /** The person is writing. */
    public void note(ChatId chat, PersonId person, String name, Side side, Instant now) {
        writers.computeIfAbsent(chat, any -> new ConcurrentHashMap<>())
                .put(person, new Writer(person, name, side, now));
    }

    /** The person has sent it. */
    public void sent(ChatId chat, PersonId person) {
        writers.computeIfPresent(chat, (any, all) -> {
            all.remove(person);
            return all.isEmpty() ? null : all;
        });
    }

    /** Who else writes. */
    List<Writer> others(ChatId chat, PersonId reader, Instant now) {
        writers.computeIfPresent(chat, (any, all) -> {
            all.values().removeIf(writer -> !now.isBefore(writer.at().plus(FORGOTTEN_AFTER)));
            return all.isEmpty() ? null : all;
        });
        return writers.getOrDefault(chat, Map.of()).values().stream()
                .filter(writer -> !writer.person().equals(reader))
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .toList();
    }

    /** Another number for other people who write; 0 for nobody. */
    public long revisionOf(ChatId chat, Instant now) {
        return writers.getOrDefault(chat, Map.of()).values().stream()
                .filter(writer -> now.isBefore(writer.at().plus(FORGOTTEN_AFTER)))
                .mapToLong(writer -> writer.person().hashCode() & Integer.MAX_VALUE)
                .reduce(0, (one, other) -> one ^ other);
    }

    /** Somebody who writes. */
    public record Writer(PersonId person, String name, Side side, Instant at) {}
}
