package org.caseport.web.application.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.journal.Journal;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.text.AnsiEscapes;
import org.caseport.policy.entitlement.Violation;
import org.caseport.policy.secret.PossibleCardNumber;
import org.caseport.policy.secret.Redacted;
import org.caseport.policy.secret.RedactingInputStream;
import org.caseport.policy.secret.SecretRedactor;
import org.jspecify.annotations.Nullable;

/**
 * Redacts secrets in everything that people type and send, before it is stored: all texts, names and text files pass
 * through here. The replacement in the text says that something was removed, and what kind of secret it was.
 */
@ApplicationScoped
@Transactional
public class Redacting {

    private static final Set<String> ASKED_ABOUT = Set.of(
            DraftFields.SUBJECT, DraftFields.DESCRIPTION, DraftFields.NOTE, DraftFields.REASON, DraftFields.COMMENT);
    private static final Set<String> ANSWERS = Set.of(DraftFields.KEEP, DraftFields.REMOVE);

    @Inject
    SecretRedactor secrets;

    @Inject
    Journal journal;

    @Inject
    Clock clock;

    /** A text with its secrets redacted, for the act with this target. */
    public String text(AccountId account, PersonId person, String target, String text) {
        return told(account, person, target, secrets.redact(AnsiEscapes.removed(text)));
    }

    /** The same for a field of a draft, whose author may have answered for possible card numbers. */
    public String text(AccountId account, PersonId person, String target, String field, DraftFields draft) {
        return told(account, person, target, redact(field, draft.get(field), draft));
    }

    /** The same without a word in the journal: for a text that is only compared with one that was kept. */
    public String silently(String field, DraftFields draft) {
        return redact(field, draft.get(field), draft).text();
    }

    private String told(AccountId account, PersonId person, String target, Redacted redacted) {
        tell(account, person, target, redacted.removed());
        return redacted.text();
    }

    /**
     * A text without secrets and without any possible card number, whatever its author answered: the same each time, to
     * tell whether it was sent before.
     */
    public String comparable(String text) {
        return secrets.redact(AnsiEscapes.removed(text)).text();
    }

    /**
     * A message of a chat with its secrets redacted, without a word in the journal. Nobody is asked about a possible
     * card number in the middle of a talk, so it is removed.
     */
    public Redacted message(String text) {
        return secrets.redact(AnsiEscapes.removed(text));
    }

    /** A text as it would be stored. Possible card numbers are left in, as the author has not been asked about them. */
    public String preview(String text) {
        return secrets.redact(AnsiEscapes.removed(text), doubtful -> false).text();
    }

    /**
     * The fields that a program sent, redacted. A program can't be asked, so possible card numbers are removed: a card
     * number that was stored and mailed can't be taken back, while the program still has what it sent.
     */
    public DraftFields fields(AccountId account, PersonId person, @Nullable String target, DraftFields fields) {
        return fields(
                account,
                person,
                target,
                DraftFields.EMPTY,
                fields,
                (name, text) -> secrets.redact(AnsiEscapes.removed(text)));
    }

    /**
     * The fields of a draft, redacted. A page sends a field again while its author types, so only new removals are
     * journaled. A possible card number stays until its author says what it is.
     */
    public DraftFields draft(
            AccountId account, PersonId person, @Nullable String target, DraftFields before, DraftFields typed) {
        return fields(account, person, target, before, typed, (name, text) -> redact(name, text, typed));
    }

    private DraftFields fields(
            AccountId account,
            PersonId person,
            @Nullable String target,
            DraftFields before,
            DraftFields typed,
            BiFunction<String, String, Redacted> redact) {
        Map<String, String> kept = new LinkedHashMap<>();
        SortedMap<String, Integer> fresh = new TreeMap<>();
        typed.byName().forEach((name, text) -> {
            Redacted redacted = redact.apply(name, text);
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

    private Redacted redact(String field, String text, DraftFields draft) {
        return secrets.redact(
                AnsiEscapes.removed(text),
                number -> !isAskedAbout(field) || said(number, draft).equals(DraftFields.REMOVE));
    }

    /**
     * Whether the author is asked about numbers in this field: for texts, but not for names, addresses and phone
     * numbers.
     */
    private static boolean isAskedAbout(String field) {
        return ASKED_ABOUT.contains(field) || field.startsWith("answer.");
    }

    private static String said(PossibleCardNumber number, DraftFields draft) {
        return draft.get(fieldOf(number));
    }

    private static String fieldOf(PossibleCardNumber number) {
        return DraftFields.NUMBER + "." + number.key();
    }

    /**
     * The possible card numbers in a draft that its author has not answered for, each with its field, in the order of
     * the pages.
     */
    public List<Violation> undecidedNumbers(DraftFields draft) {
        return draft.byName().keySet().stream()
                .filter(Redacting::isAskedAbout)
                .sorted(Comparator.comparing(DraftFields.DESCRIPTION::equals))
                .flatMap(field -> undecidedNumbers(draft, field).stream())
                .toList();
    }

    /** The same for one of its fields. */
    public List<Violation> undecidedNumbers(DraftFields draft, String field) {
        return possibleCardNumbers(draft, field).stream()
                .filter(number -> !ANSWERS.contains(number.said()))
                .map(number -> Violation.of(field, Violation.Problem.NUMBER_IN_DOUBT, number.masked(), number.answer()))
                .toList();
    }

    /** The possible card numbers in a field, answered for or not. */
    public List<InDoubt> possibleCardNumbers(DraftFields draft, String field) {
        return secrets.doubtful(AnsiEscapes.removed(draft.get(field))).stream()
                .map(number -> new InDoubt(number.masked(), fieldOf(number), said(number, draft)))
                .toList();
    }

    /** A text file with its secrets redacted; any other file unchanged. */
    public InputStream file(FileKind kind, InputStream bytes) {
        return kind.isText() ? new RedactingInputStream(secrets, bytes) : bytes;
    }

    /** How many secrets of each kind were redacted in a file that has been read to its end. */
    public static SortedMap<String, Integer> removedFrom(InputStream file) {
        return file instanceof RedactingInputStream redacting ? redacting.removed() : new TreeMap<>();
    }

    /** Whether anything was redacted in this range of a file, which must have been read. */
    public static boolean isTouched(InputStream file, long from, long length) {
        return file instanceof RedactingInputStream redacting && redacting.removedWithin(from, length);
    }

    /** A file name with its secrets redacted. */
    public String fileName(String name) {
        return secrets.redact(FileNameSanitizer.plain(name)).text();
    }

    /** The secrets in this text that would be redacted in this field of the draft. */
    public List<Removal> removals(String field, String typed, DraftFields draft) {
        return removals(redact(field, typed, draft).removed());
    }

    public List<Removal> removals(SortedMap<String, Integer> removed) {
        return removed.keySet().stream()
                .map(kind -> new Removal(kind, secrets.nameOf(kind).orElse(kind)))
                .toList();
    }

    /** Whether a stored text had secrets redacted in it. */
    public boolean isRedacted(String kept) {
        return !secrets.removedFrom(kept).isEmpty();
    }

    /** Journals which kinds of secrets were removed and how many, never the secrets. */
    public void tell(AccountId account, PersonId person, @Nullable String target, SortedMap<String, Integer> removed) {
        if (!removed.isEmpty()) {
            String detail = removed.entrySet().stream()
                    .map(kind -> kind.getKey() + ":" + kind.getValue())
                    .collect(Collectors.joining(" "));
            journal.done(account, person, JournalAct.SECRET_REMOVED, target, detail, clock.instant());
        }
    }

    /**
     * A number that may be a payment card number.
     *
     * @param masked the number in the form in which people are asked about it
     * @param answer the field of the draft that takes the answer
     * @param said the answer; empty for none yet
     */
    public record InDoubt(String masked, String answer, String said) {}

    /**
     * A kind of secret that was redacted.
     *
     * @param kind its code, by which messages know it
     * @param name the name of the kind in the text
     */
    public record Removal(String kind, String name) {}
}
