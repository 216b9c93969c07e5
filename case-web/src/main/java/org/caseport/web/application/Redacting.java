package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.audit.Journal;
import org.caseport.domain.audit.JournalEntry;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.ColourCodes;
import org.caseport.policy.secret.Redacted;
import org.caseport.policy.secret.RedactingInput;
import org.caseport.policy.secret.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of what people type and send, before any of it is kept: the one place that all texts, names and text
 * files pass. What stands there instead tells everybody who reads it that something was removed, and what kind of thing.
 */
@ApplicationScoped
@Transactional
public class Redacting {

    @Inject
    Secrets secrets;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A text as it may be kept, for the act with this target. */
    public String text(AccountId account, PersonId person, String target, String text) {
        Redacted redacted = secrets.redact(ColourCodes.removed(text));
        tell(account, person, target, redacted.removed());
        return redacted.text();
    }

    /** A text as it would be kept, before anybody wants it to be. */
    public String preview(String text) {
        return secrets.redact(ColourCodes.removed(text)).text();
    }

    /** Fields as they may be kept. */
    public DraftFields fields(AccountId account, PersonId person, @Nullable String target, DraftFields fields) {
        return fields(account, person, target, DraftFields.EMPTY, fields);
    }

    /**
     * Fields as they may be kept in place of others. A page sends a field again as long as its author types, so only what
     * was not taken out before goes on record.
     */
    public DraftFields fields(
            AccountId account, PersonId person, @Nullable String target, DraftFields before, DraftFields typed) {
        Map<String, String> kept = new LinkedHashMap<>();
        SortedMap<String, Integer> fresh = new TreeMap<>();
        typed.byName().forEach((name, text) -> {
            Redacted redacted = secrets.redact(ColourCodes.removed(text));
            kept.put(name, redacted.text());
            if (!redacted.removed().isEmpty()) {
                Map<String, Integer> known = secrets.removedFrom(before.get(name));
                redacted.removed().forEach((kind, count) -> {
                    int more = count - known.getOrDefault(kind, 0);
                    if (more > 0) {
                        fresh.merge(kind, more, Integer::sum);
                    }
                });
            }
        });
        tell(account, person, target, fresh);
        return DraftFields.of(kept);
    }

    /** A text file as it may be kept; any other file as it is. */
    InputStream file(FileKind kind, InputStream bytes) {
        return kind.isText() ? new RedactingInput(secrets, bytes) : bytes;
    }

    /** How many secrets of each kind were taken out of a file that has been read to its end. */
    static SortedMap<String, Integer> removedFrom(InputStream file) {
        return file instanceof RedactingInput redacting ? redacting.removed() : new TreeMap<>();
    }

    /** Whether anything was taken out of these bytes of a file, which have been read. */
    static boolean isTouched(InputStream file, long from, long length) {
        return file instanceof RedactingInput redacting && redacting.removedWithin(from, length);
    }

    /** A file's name as it may be kept. */
    String fileName(String name) {
        return secrets.redact(FileName.plain(name)).text();
    }

    /** The secrets in this text that are not kept. */
    public List<Removal> removals(String typed) {
        return removals(secrets.redact(typed).removed());
    }

    List<Removal> removals(SortedMap<String, Integer> removed) {
        return removed.keySet().stream()
                .map(kind -> new Removal(kind, secrets.nameOf(kind).orElse(kind)))
                .toList();
    }

    /** Whether something was taken out of a text that is kept. */
    public boolean isRedacted(String kept) {
        return !secrets.removedFrom(kept).isEmpty();
    }

    /** Puts kinds and counts on record, never what it was. */
    void tell(AccountId account, PersonId person, @Nullable String target, SortedMap<String, Integer> removed) {
        if (!removed.isEmpty()) {
            String detail = removed.entrySet().stream()
                    .map(kind -> kind.getKey() + ":" + kind.getValue())
                    .collect(Collectors.joining(" "));
            journal.append(
                    new JournalEntry(account, person, "secret.removed", target, "done", detail, clock.instant()));
        }
    }

    /**
     * A kind of secret that was taken out.
     *
     * @param kind its code, by which messages know it
     * @param name what stands in the text
     */
    public record Removal(String kind, String name) {}
}
