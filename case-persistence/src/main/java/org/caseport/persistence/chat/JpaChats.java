package org.caseport.persistence.chat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.chat.Chat;
import org.caseport.domain.chat.Chat.State;
import org.caseport.domain.chat.ChatEntry;
import org.caseport.domain.chat.ChatId;
import org.caseport.domain.chat.Chats;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.FileId;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.InstantColumn;
import org.caseport.persistence.column.OwnedKey;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

@ApplicationScoped
@Transactional
class JpaChats implements Chats {

    private static final String OF_CHAT = "select %s from %s e where e.chat = :chat"
            + " and e.account = (select c.account from ChatRow c where c.id = :chat)";
    private static final InstantColumn INSTANTS = new InstantColumn();
    private static final String NOT_ENDED = "c.state in ('waiting', 'ringing', 'open')";

    @Inject
    EntityManager entities;

    @Override
    public void add(Chat chat) {
        entities.persist(ChatRow.of(chat));
        entities.flush();
    }

    @Override
    public void store(Chat chat, List<ChatEntry> said) {
        ChatRow row = entities.find(
                ChatRow.class, new OwnedKey(chat.account().digits(), chat.id().value()));
        if (row == null) {
            throw new IllegalStateException("chat " + chat.id() + " is gone");
        }
        row.update(chat);
        for (ChatEntry entry : said) {
            entities.persist(ChatEntryRow.of(chat.account(), chat.id(), entry));
            int position = 0;
            for (AttachedFile file : entry.files()) {
                ChatFileRow kept =
                        entities.find(ChatFileRow.class, key(chat, file.id().value()));
                if (kept == null) {
                    throw new IllegalStateException("file " + file.id() + " of chat " + chat.id() + " is gone");
                }
                kept.entry = entry.number();
                kept.position = position++;
            }
        }
        entities.flush();
    }

    private static ChatKey key(Chat chat, String key) {
        return new ChatKey(chat.account().digits(), chat.id().value(), key);
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return one(byId(id));
    }

    @Override
    public Optional<Chat> lock(ChatId id) {
        return one(byId(id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
    }

    private TypedQuery<ChatRow> byId(ChatId id) {
        return entities.createQuery("select c from ChatRow c where c.id = :id", ChatRow.class)
                .setParameter("id", id.value());
    }

    @Override
    public Optional<Chat> openOf(CaseId id) {
        return one(entities.createQuery(
                        "select c from ChatRow c where c.account = :account and c.openCase = :case", ChatRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value()));
    }

    @Override
    public List<Chat> of(CaseId id) {
        return list(entities.createQuery(
                        "select c from ChatRow c where c.account = :account and c.supportCase = :case"
                                + " order by c.askedAt, c.id",
                        ChatRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value()));
    }

    @Override
    public List<Chat> openOf(AccountId account) {
        return list(entities.createQuery(
                        "select c from ChatRow c where c.account = :account and c.openCase is not null"
                                + " order by c.askedAt, c.id",
                        ChatRow.class)
                .setParameter("account", account.digits()));
    }

    @Override
    public List<Chat> openOf(PersonId agent) {
        return list(entities.createQuery(
                        "select c from ChatRow c where c.agent = :agent or c.ringAgent = :agent"
                                + " order by c.askedAt, c.id",
                        ChatRow.class)
                .setParameter("agent", agent.value()));
    }

    @Override
    public List<Chat> open() {
        return list(entities.createQuery(
                "select c from ChatRow c where " + NOT_ENDED + " order by c.placeSince, c.id", ChatRow.class));
    }

    @Override
    public List<ChatEntry> entries(ChatId id, int after, int most) {
        return withFiles(
                id,
                entities.createQuery(
                                String.format(OF_CHAT, "e", "ChatEntryRow")
                                        + " and e.number > :after order by e.number",
                                ChatEntryRow.class)
                        .setParameter("chat", id.value())
                        .setParameter("after", after)
                        .setMaxResults(most)
                        .getResultList());
    }

    private List<ChatEntry> withFiles(ChatId id, List<ChatEntryRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Integer, List<AttachedFile>> files = entities.createQuery(
                        String.format(OF_CHAT, "e", "ChatFileRow")
                                + " and e.entry >= :from and e.entry <= :to order by e.entry, e.position",
                        ChatFileRow.class)
                .setParameter("chat", id.value())
                .setParameter("from", rows.get(0).number)
                .setParameter("to", rows.get(rows.size() - 1).number)
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> row.entry, Collectors.mapping(ChatFileRow::toFile, Collectors.toList())));
        return rows.stream()
                .map(row -> row.toEntry(files.getOrDefault(row.number, List.of())))
                .toList();
    }

    private Optional<String> accountOf(ChatId id) {
        return entities.createQuery("select c.account from ChatRow c where c.id = :id", String.class)
                .setParameter("id", id.value())
                .getResultStream()
                .findFirst();
    }

    @Override
    public Optional<ChatEntry> entryOf(ChatId id, String key) {
        List<ChatEntryRow> rows = entities.createQuery(
                        String.format(OF_CHAT, "e", "ChatEntryRow") + " and e.key = :key", ChatEntryRow.class)
                .setParameter("chat", id.value())
                .setParameter("key", key)
                .getResultList();
        return withFiles(id, rows).stream().findFirst();
    }

    @Override
    public int sentSince(ChatId id, PersonId person, Instant since) {
        return entities.createQuery(
                        String.format(OF_CHAT, "count(e.number)", "ChatEntryRow")
                                + " and e.person = :person and e.at > :since and e.key is not null",
                        Long.class)
                .setParameter("chat", id.value())
                .setParameter("person", person.value())
                .setParameter("since", since)
                .getSingleResult()
                .intValue();
    }

    @Override
    public void keep(ChatId id, PersonId sender, AttachedFile file, Instant now) {
        ChatFileRow row = new ChatFileRow();
        row.account = accountOf(id).orElseThrow(() -> new IllegalStateException("chat " + id + " is gone"));
        row.chat = id.value();
        row.key = file.id().value();
        row.name = file.name();
        row.mediaType = file.mediaType();
        row.size = file.size();
        row.person = sender.value();
        row.keptAt = now;
        entities.persist(row);
        entities.flush();
    }

    @Override
    public List<AttachedFile> kept(ChatId id, PersonId sender, List<FileId> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        return accountOf(id)
                .map(account -> files.stream()
                        .map(file -> entities.find(ChatFileRow.class, new ChatKey(account, id.value(), file.value())))
                        .filter(row -> row != null && row.entry == null && row.person.equals(sender.value()))
                        .map(ChatFileRow::toFile)
                        .toList())
                .orElseGet(List::of);
    }

    @Override
    public Optional<AttachedFile> file(ChatId id, PersonId reader, FileId file) {
        return accountOf(id)
                .map(account -> entities.find(ChatFileRow.class, new ChatKey(account, id.value(), file.value())))
                .filter(row -> row.entry != null || row.person.equals(reader.value()))
                .map(ChatFileRow::toFile);
    }

    @Override
    public int filesOf(ChatId id) {
        return entities.createQuery(String.format(OF_CHAT, "count(e.key)", "ChatFileRow"), Long.class)
                .setParameter("chat", id.value())
                .getSingleResult()
                .intValue();
    }

    @Override
    public int deleteUnsent(Instant before) {
        return entities.createQuery("delete from ChatFileRow f where f.entry is null and f.keptAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }

    @Override
    public void saw(ChatId id, PersonId person, ChatEntry.Side side, int number) {
        reader(id, person, side);
        entities.createQuery("update ChatReaderRow r set r.seen = :number"
                        + " where r.chat = :chat and r.key = :person and r.seen < :number"
                        + " and r.account = (select c.account from ChatRow c where c.id = :chat)")
                .setParameter("number", number)
                .setParameter("chat", id.value())
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public void here(ChatId id, PersonId person, ChatEntry.Side side, Instant now) {
        reader(id, person, side);
        entities.createQuery("update ChatReaderRow r set r.hereAt = :now"
                        + " where r.chat = :chat and r.key = :person"
                        + " and r.account = (select c.account from ChatRow c where c.id = :chat)")
                .setParameter("now", now)
                .setParameter("chat", id.value())
                .setParameter("person", person.value())
                .executeUpdate();
    }

    /** Two tabs of one person may come at once: then the later insert does nothing. */
    private void reader(ChatId id, PersonId person, ChatEntry.Side side) {
        entities.createNativeQuery("insert into chat_reader (account_id, chat_id, person_id, side, seen_number)"
                        + " select account_id, id, ?, ?, 0 from chat where id = ? on conflict do nothing")
                .setParameter(1, person.value())
                .setParameter(2, side.code())
                .setParameter(3, id.value())
                .executeUpdate();
    }

    @Override
    public List<Reader> readers(ChatId id) {
        return readers(List.of(id)).getOrDefault(id, List.of());
    }

    @Override
    public Map<ChatId, List<Reader>> readers(Collection<ChatId> ids) {
        Map<ChatId, List<Reader>> readers = new HashMap<>();
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select r from ChatReaderRow r, ChatRow c where r.account = c.account and r.chat = c.id"
                                    + " and c.id in :chats order by r.chat, r.key",
                            ChatReaderRow.class)
                    .setParameter("chats", ids.stream().map(ChatId::value).toList())
                    // Written by statements, past what this transaction may have read before.
                    .setHint(QueryHints.REFRESH, HintValues.TRUE)
                    .getResultStream()
                    .forEach(row -> readers.computeIfAbsent(new ChatId(row.chat), any -> new ArrayList<>())
                            .add(row.toReader()));
        }
        return readers;
    }

    @Override
    public String unsent(ChatId id, PersonId person) {
        return unsent(id).getOrDefault(person, "");
    }

    @Override
    public void keepUnsent(ChatId id, PersonId person, ChatEntry.Side side, String text) {
        if (!text.isEmpty()) {
            reader(id, person, side);
        }
        entities.createQuery("update ChatReaderRow r set r.unsent = :text"
                        + " where r.chat = :chat and r.key = :person and (r.unsent is not null or :text <> '')"
                        + " and r.account = (select c.account from ChatRow c where c.id = :chat)")
                .setParameter("text", text)
                .setParameter("chat", id.value())
                .setParameter("person", person.value())
                .executeUpdate();
    }

    @Override
    public Map<PersonId, String> unsent(ChatId id) {
        return entities.createQuery(
                        "select r.key, r.unsent from ChatReaderRow r, ChatRow c where r.account = c.account"
                                + " and r.chat = c.id and c.id = :chat and r.unsent <> '' order by r.key",
                        Object[].class)
                .setParameter("chat", id.value())
                .getResultStream()
                .collect(Collectors.toMap(line -> new PersonId((String) line[0]), line -> (String) line[1]));
    }

    @Override
    public void note(RingResult result) {
        accountOf(result.chat()).ifPresent(account -> {
            entities.persist(ChatRingRow.of(new AccountId(account), result));
            entities.flush();
        });
    }

    @Override
    public List<RingResult> notAccepted(Collection<ChatId> ids, Instant since) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery(
                                "select r from ChatRingRow r where r.endedAt > :since and r.chat in :chats"
                                        + " and r.result in ('declined', 'passed') order by r.endedAt",
                                ChatRingRow.class)
                        .setParameter("since", since)
                        .setParameter("chats", ids.stream().map(ChatId::value).toList())
                        .getResultStream()
                        .map(ChatRingRow::toResult)
                        .toList();
    }

    @Override
    public List<Duration> lengths(String language, Instant since, int most) {
        return entities.createQuery(
                        "select c.acceptedAt, c.changedAt from ChatRow c where c.language = :language"
                                + " and c.changedAt > :since and c.state = 'ended' and c.acceptedAt is not null"
                                + " order by c.changedAt desc",
                        Object[].class)
                .setParameter("language", language)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultStream()
                .map(line -> Duration.between((Instant) line[0], (Instant) line[1]))
                .toList();
    }

    @Override
    public List<Accepted> acceptedSince(Instant since) {
        return entities.createQuery(
                        "select c.language, s.severity, c.placeSince, c.acceptedAt from ChatRow c, CaseRow s"
                                + " where s.account = c.account and s.id = c.supportCase and c.acceptedAt > :since",
                        Object[].class)
                .setParameter("since", since)
                .getResultStream()
                .map(line -> new Accepted(
                        (String) line[0], EnumCodes.severity((String) line[1]), (Instant) line[2], (Instant) line[3]))
                .toList();
    }

    @Override
    public Optional<Chat> goneSince(CaseId id, Instant since) {
        return one(entities.createQuery(
                        "select c from ChatRow c where c.account = :account and c.supportCase = :case"
                                + " and c.ending = 'gone' and c.changedAt >= :since order by c.changedAt desc",
                        ChatRow.class)
                .setParameter("account", id.account().digits())
                .setParameter("case", id.value())
                .setParameter("since", since)
                .setMaxResults(1));
    }

    @Override
    public List<ChatId> ofResolvedCases(int most) {
        return ids(
                "select c.id from ChatRow c, CaseRow s where s.account = c.account and s.id = c.supportCase and "
                        + NOT_ENDED + " and s.status = '" + CaseStatus.RESOLVED.code() + "' order by c.id",
                most);
    }

    @Override
    public List<ChatId> withoutTranscript(int most) {
        return ids(
                "select c.id from ChatRow c where c.state = 'ended' and c.transcript is null order by c.changedAt,"
                        + " c.id",
                most);
    }

    private List<ChatId> ids(String query, int most) {
        return entities.createQuery(query, String.class)
                .setMaxResults(most)
                .getResultStream()
                .map(ChatId::new)
                .toList();
    }

    @Override
    public List<Recorded> exportOf(AccountId account, ChatId after, int most) {
        return list(entities.createQuery(
                                "select c from ChatRow c where c.account = :account and c.id > :after order by c.id",
                                ChatRow.class)
                        .setParameter("account", account.digits())
                        .setParameter("after", after.value())
                        .setMaxResults(most))
                .stream()
                .map(chat -> new Recorded(chat, entries(chat.id(), 0, Integer.MAX_VALUE)))
                .toList();
    }

    @Override
    public Counts counts() {
        Map<State, Long> in = new EnumMap<>(State.class);
        List<Instant> oldest = new ArrayList<>();
        entities.createQuery(
                        "select c.state, count(c.id), min(c.waitsSince) from ChatRow c where " + NOT_ENDED
                                + " group by c.state",
                        Object[].class)
                .getResultStream()
                .forEach(line -> {
                    State state = EnumCodes.chatState((String) line[0]);
                    in.put(state, (Long) line[1]);
                    if (state != State.OPEN) {
                        oldest.add(instant(line[2]));
                    }
                });
        long withoutTranscript = entities.createQuery(
                        "select count(c.id) from ChatRow c where c.state = 'ended' and c.transcript is null",
                        Long.class)
                .getSingleResult();
        return new Counts(in, oldest.stream().min(Instant::compareTo).orElse(null), withoutTranscript);
    }

    @Override
    public List<RingResult> passedSince(Instant since, int most) {
        return entities.createQuery(
                        "select r from ChatRingRow r where r.endedAt >= :since and r.result = 'passed'"
                                + " order by r.endedAt desc",
                        ChatRingRow.class)
                .setParameter("since", since)
                .setMaxResults(most)
                .getResultStream()
                .map(ChatRingRow::toResult)
                .toList();
    }

    @Override
    public List<Chat> leftSince(Instant since, int most) {
        return list(entities.createQuery(
                        "select c from ChatRow c where c.changedAt >= :since and c.state = 'ended'"
                                + " and c.acceptedAt is null order by c.changedAt desc, c.id",
                        ChatRow.class)
                .setParameter("since", since)
                .setMaxResults(most));
    }

    @Override
    public List<Chat> firstAcceptedSince(Instant since, int most) {
        return list(entities.createQuery(
                        "select c from ChatRow c where c.acceptedAt >= :since order by c.acceptedAt desc, c.id",
                        ChatRow.class)
                .setParameter("since", since)
                .setMaxResults(most));
    }

    /** Converts by hand, since EclipseLink does not convert the result of a function such as {@code min}. */
    private static Instant instant(Object read) {
        return read instanceof Instant instant ? instant : INSTANTS.convertToEntityAttribute(read);
    }

    private static Optional<Chat> one(TypedQuery<ChatRow> query) {
        return query.getResultStream().findFirst().map(ChatRow::toChat);
    }

    private static List<Chat> list(TypedQuery<ChatRow> query) {
        return query.getResultStream().map(ChatRow::toChat).toList();
    }
}
