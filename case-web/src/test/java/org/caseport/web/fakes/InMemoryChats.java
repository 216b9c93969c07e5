package org.caseport.web.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.chat.Availabilities;
import org.caseport.domain.chat.Availability;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.Ending;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatEntry.Side;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.ChatLine;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.domain.plan.SupportPlan;

/** Chats of the cases in memory, and the agents who are available. */
public final class InMemoryChats implements Chats, ChatLine, Availabilities {

    public final Map<ChatId, Chat> byId = new LinkedHashMap<>();
    public final Map<ChatId, List<ChatEntry>> entries = new HashMap<>();
    public final List<RingResult> rings = new ArrayList<>();
    public final Map<PersonId, Availability> agents = new LinkedHashMap<>();
    private final Map<ChatId, Map<PersonId, Reader>> readers = new HashMap<>();
    private final Map<ChatId, Map<FileId, AttachedFile>> files = new HashMap<>();
    private final Map<ChatId, Map<PersonId, String>> unsent = new HashMap<>();
    private final Map<FileId, PersonId> senders = new HashMap<>();
    private final InMemoryCases cases;

    public InMemoryChats(InMemoryCases cases) {
        this.cases = cases;
    }

    @Override
    public void add(Chat chat) {
        if (openOf(chat.caseId()).isPresent()) {
            throw new IllegalStateException(chat.caseId() + " has a chat that is not ended");
        }
        byId.put(chat.id(), chat);
    }

    @Override
    public void store(Chat chat, List<ChatEntry> said) {
        List<ChatEntry> all = entries.computeIfAbsent(chat.id(), any -> new ArrayList<>());
        for (ChatEntry entry : said) {
            if (entry.number() != all.size() + 1) {
                throw new IllegalStateException("entry " + entry.number() + " after " + all.size());
            }
            all.add(entry);
        }
        byId.put(chat.id(), chat);
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        return find(id);
    }

    private List<Chat> chats(Predicate<Chat> wanted) {
        return byId.values().stream().filter(wanted).toList();
    }

    @Override
    public Optional<Chat> openOf(CaseId id) {
        return chats(chat -> chat.caseId().equals(id) && !chat.isEnded()).stream()
                .findFirst();
    }

    @Override
    public List<Chat> of(CaseId id) {
        return chats(chat -> chat.caseId().equals(id));
    }

    @Override
    public List<Chat> openOf(AccountId account) {
        return chats(chat -> chat.account().equals(account) && !chat.isEnded());
    }

    @Override
    public List<Chat> openOf(PersonId agent) {
        return chats(chat -> chat.isWith(agent) || chat.asks(agent));
    }

    @Override
    public List<Chat> open() {
        return chats(chat -> !chat.isEnded());
    }

    @Override
    public List<ChatEntry> entries(ChatId id, int after, int most) {
        return entries.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.number() > after)
                .limit(most)
                .toList();
    }

    @Override
    public Optional<ChatEntry> entryOf(ChatId id, String key) {
        return entries.getOrDefault(id, List.of()).stream()
                .filter(entry -> key.equals(entry.key()))
                .findFirst();
    }

    @Override
    public int sentSince(ChatId id, PersonId person, Instant since) {
        return (int) entries.getOrDefault(id, List.of()).stream()
                .filter(entry -> entry.isMessage()
                        && person.equals(entry.person())
                        && entry.at().isAfter(since))
                .count();
    }

    @Override
    public void keep(ChatId id, PersonId sender, AttachedFile file, Instant now) {
        files.computeIfAbsent(id, any -> new HashMap<>()).put(file.id(), file);
        senders.put(file.id(), sender);
    }

    @Override
    public List<AttachedFile> kept(ChatId id, PersonId sender, List<FileId> wanted) {
        return wanted.stream()
                .filter(file -> sender.equals(senders.get(file)) && !isSent(id, file))
                .flatMap(file -> file(id, sender, file).stream())
                .toList();
    }

    private boolean isSent(ChatId id, FileId file) {
        return entries.getOrDefault(id, List.of()).stream().anyMatch(entry -> entry.files().stream()
                .anyMatch(sent -> sent.id().equals(file)));
    }

    @Override
    public Optional<AttachedFile> file(ChatId id, PersonId reader, FileId file) {
        return Optional.ofNullable(files.getOrDefault(id, Map.of()).get(file))
                .filter(found -> isSent(id, file) || reader.equals(senders.get(file)));
    }

    @Override
    public int filesOf(ChatId id) {
        return files.getOrDefault(id, Map.of()).size();
    }

    @Override
    public int deleteUnsent(Instant before) {
        return 0;
    }

    @Override
    public void saw(ChatId id, PersonId person, Side side, int number) {
        reader(id, person, side, reader -> new Reader(person, side, Math.max(number, reader.seen()), reader.hereAt()));
    }

    @Override
    public void here(ChatId id, PersonId person, Side side, Instant now) {
        reader(id, person, side, reader -> new Reader(person, side, reader.seen(), now));
    }

    private void reader(ChatId id, PersonId person, Side side, UnaryOperator<Reader> change) {
        readers.computeIfAbsent(id, any -> new LinkedHashMap<>())
                .compute(
                        person,
                        (any, before) -> change.apply(before == null ? new Reader(person, side, 0, null) : before));
    }

    @Override
    public List<Reader> readers(ChatId id) {
        return List.copyOf(readers.getOrDefault(id, Map.of()).values());
    }

    @Override
    public Map<ChatId, List<Reader>> readers(Collection<ChatId> ids) {
        Map<ChatId, List<Reader>> all = new HashMap<>();
        ids.forEach(id -> all.put(id, readers(id)));
        return all;
    }

    @Override
    public String unsent(ChatId id, PersonId person) {
        return unsent(id).getOrDefault(person, "");
    }

    @Override
    public void keepUnsent(ChatId id, PersonId person, Side side, String text) {
        Map<PersonId, String> kept = unsent.computeIfAbsent(id, any -> new HashMap<>());
        if (text.isEmpty()) {
            kept.remove(person);
        } else {
            kept.put(person, text);
        }
    }

    @Override
    public Map<PersonId, String> unsent(ChatId id) {
        return Map.copyOf(unsent.getOrDefault(id, Map.of()));
    }

    @Override
    public void note(RingResult result) {
        rings.add(result);
    }

    @Override
    public List<RingResult> notAccepted(Collection<ChatId> ids, Instant since) {
        return rings.stream()
                .filter(ring -> ids.contains(ring.chat()) && ring.endedAt().isAfter(since))
                .filter(ring ->
                        ring.result() == RingResult.Result.DECLINED || ring.result() == RingResult.Result.PASSED)
                .toList();
    }

    @Override
    public List<Duration> lengths(String language, Instant since, int most) {
        return chats(chat -> chat.isEnded() && chat.acceptedAt() != null).stream()
                .filter(chat -> chat.language().code().equals(language)
                        && chat.changedAt().isAfter(since))
                .sorted(Comparator.comparing(Chat::changedAt).reversed())
                .limit(most)
                .map(chat -> Duration.between(chat.acceptedAt(), chat.changedAt()))
                .toList();
    }

    @Override
    public List<Accepted> acceptedSince(Instant since) {
        return chats(chat -> chat.acceptedAt() != null && chat.acceptedAt().isAfter(since)).stream()
                .map(chat -> new Accepted(
                        chat.language().code(),
                        caseOf(chat).request().severity(),
                        chat.place().since(),
                        chat.acceptedAt()))
                .toList();
    }

    @Override
    public Optional<Chat> goneSince(CaseId id, Instant since) {
        return chats(chat -> chat.caseId().equals(id) && chat.ending() == Ending.GONE).stream()
                .filter(chat -> !chat.changedAt().isBefore(since))
                .reduce((one, other) -> other);
    }

    @Override
    public List<ChatId> ofResolvedCases(int most) {
        return open().stream()
                .filter(chat -> !caseOf(chat).status().isOpen())
                .map(Chat::id)
                .limit(most)
                .toList();
    }

    @Override
    public List<ChatId> withoutTranscript(int most) {
        return chats(chat -> chat.isEnded() && chat.transcript() == null).stream()
                .map(Chat::id)
                .limit(most)
                .toList();
    }

    @Override
    public List<Recorded> exportOf(AccountId account, ChatId after, int most) {
        return chats(chat -> chat.account().equals(account) && chat.id().value().compareTo(after.value()) > 0).stream()
                .sorted(Comparator.comparing(chat -> chat.id().value()))
                .limit(most)
                .map(chat -> new Recorded(chat, entries.getOrDefault(chat.id(), List.of())))
                .toList();
    }

    @Override
    public Counts counts() {
        Map<Chat.State, Long> counts = new EnumMap<>(Chat.State.class);
        open().forEach(chat -> counts.merge(chat.state(), 1L, Long::sum));
        return new Counts(
                counts,
                open().stream()
                        .filter(Chat::isInLine)
                        .map(chat -> chat.clock().waitsSince())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                chats(chat -> chat.isEnded() && chat.transcript() == null).size());
    }

    @Override
    public List<RingResult> passedSince(Instant since, int most) {
        return rings.stream()
                .filter(ring -> ring.result() == RingResult.Result.PASSED
                        && !ring.endedAt().isBefore(since))
                .sorted(Comparator.comparing(RingResult::endedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Chat> leftSince(Instant since, int most) {
        return chats(chat -> chat.isEnded() && chat.acceptedAt() == null).stream()
                .filter(chat -> !chat.changedAt().isBefore(since))
                .sorted(Comparator.comparing(Chat::changedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Chat> firstAcceptedSince(Instant since, int most) {
        return chats(chat -> chat.acceptedAt() != null).stream()
                .filter(chat -> !chat.acceptedAt().isBefore(since))
                .sorted(Comparator.comparing(Chat::acceptedAt).reversed())
                .limit(most)
                .toList();
    }

    @Override
    public List<Standing> standing() {
        return open().stream()
                .sorted(Comparator.comparing((Chat chat) -> chat.place().since()))
                .map(this::standingOf)
                .toList();
    }

    @Override
    public Optional<Standing> standing(ChatId id) {
        return find(id).map(this::standingOf);
    }

    private Standing standingOf(Chat chat) {
        SupportCase found = caseOf(chat);
        return new Standing(
                chat,
                found.displayId(),
                found.request().subject().text(),
                chat.account(),
                chat.account().digits(),
                new SupportPlan("business"),
                found.request().service(),
                found.request().severity(),
                found.assignee(),
                found.audience().confidential(),
                readers(chat.id()).stream()
                        .filter(reader -> reader.side() == Side.CUSTOMER)
                        .flatMap(reader -> Stream.ofNullable(reader.hereAt()))
                        .max(Instant::compareTo)
                        .orElse(null));
    }

    private SupportCase caseOf(Chat chat) {
        SupportCase found = cases.byId.get(chat.caseId());
        if (found == null) {
            throw new IllegalStateException("case " + chat.caseId() + " is gone");
        }
        return found;
    }

    @Override
    public Availability of(PersonId agent) {
        return agents.getOrDefault(agent, Availability.none(agent));
    }

    @Override
    public Availability lock(PersonId agent) {
        return of(agent);
    }

    @Override
    public void store(Availability availability) {
        agents.put(availability.agent(), availability);
    }

    @Override
    public void seen(Collection<PersonId> people, Instant now) {
        people.forEach(person -> agents.computeIfPresent(
                person,
                (any, before) -> new Availability(
                        person,
                        before.chats(),
                        before.calls(),
                        before.missed(),
                        before.awayAt(),
                        before.awayReason(),
                        before.rungAt(),
                        before.atOnce(),
                        before.atOnceReason(),
                        now)));
    }

    @Override
    public List<Availability> available() {
        return agents.values().stream()
                .filter(availability -> availability.chats() || availability.calls())
                .toList();
    }

    @Override
    public List<Availability> all() {
        return List.copyOf(agents.values());
    }
}
