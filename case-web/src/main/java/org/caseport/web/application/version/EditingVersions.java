package org.caseport.web.application.version;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Administrator;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.version.Version;
import org.caseport.domain.version.VersionId;
import org.caseport.domain.version.VersionKind;
import org.caseport.domain.version.VersionText;
import org.caseport.domain.version.Versions;
import org.caseport.policy.book.PolicyTable;
import org.caseport.policy.data.BadDataException;
import org.caseport.web.application.Outcome;
import org.caseport.web.application.RetryOnDuplicateKey;

/**
 * Makes and changes drafts of policy books. Page, upload and import change a text here and nowhere else, and each
 * change removes all approvals.
 */
@ApplicationScoped
@Transactional
@RetryOnDuplicateKey
public class EditingVersions {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    @Inject
    Versions versions;

    @Inject
    VersionActs acts;

    @Inject
    ReadingVersions reading;

    @Inject
    Clock clock;

    /** A code for a new draft that no version has: the month, and a number if it is not the first. */
    public String suggestedCode(Administrator by) {
        String month = MONTH.format(clock.instant());
        String code = month;
        for (int i = 2; isTaken(code); i++) {
            code = month + "-" + i;
        }
        return code;
    }

    private boolean isTaken(String code) {
        return versions.find(VersionKind.POLICY, code).isPresent() || reading.isShipped(code);
    }

    /**
     * Makes a draft that begins with the text of this version, whatever its state, and changes the version in force.
     *
     * @param from the id of a version, or the code of one that the product ships with
     */
    public Outcome<Version> begin(Administrator by, String from, String code) {
        Optional<VersionView> source = reading.find(by, from);
        if (source.isEmpty()) {
            return acts.refused(by, JournalAct.VERSION_CREATED, null, VersionRejection.NO_SUCH_VERSION);
        }
        if (!VersionText.isCode(code)) {
            return acts.refused(by, JournalAct.VERSION_CREATED, null, VersionRejection.NO_CODE);
        }
        if (isTaken(code)) {
            return acts.refused(by, JournalAct.VERSION_CREATED, null, VersionRejection.CODE_TAKEN);
        }
        Instant now = clock.instant();
        String text = renamed(source.get().text(), code);
        VersionId id = new VersionId(VersionKind.POLICY, versions.nextNumber(VersionKind.POLICY));
        Version draft = Version.draft(id, code, acts.inForceAt(VersionKind.POLICY, now), text, by.id(), now);
        versions.add(draft, text);
        return acts.done(by, JournalAct.VERSION_CREATED, draft);
    }

    /** A text that can't be read is copied as it is; the check says what its version should be. */
    private static String renamed(String text, String code) {
        try {
            return BookText.renamed(text, code);
        } catch (BadDataException unreadable) {
            return text;
        }
    }

    /** Saves the text exactly as it was typed. An unchanged text changes nothing. */
    public Outcome<Version> save(Administrator by, VersionId id, long seen, String text) {
        return acts.on(by, id, seen, JournalAct.VERSION_EDITED, version -> {
            if (!VersionText.isStorable(text)) {
                return VersionActs.no(VersionRejection.NOT_STORABLE);
            }
            if (!version.isEditable()) {
                return VersionActs.no(VersionRejection.NOT_EDITABLE);
            }
            return saved(by, version, text);
        });
    }

    private Outcome<Version> saved(Administrator by, Version version, String text) {
        return version.sha256().equals(VersionText.sha256(text))
                ? new Outcome.Done<>(version)
                : acts.stored(by, JournalAct.VERSION_EDITED, version.edited(by.id(), text, clock.instant()), text);
    }

    /**
     * Changes cells of the tables: exactly their characters in the text.
     *
     * @param cells the values as they were typed, by plan and key; those that are as in the text change nothing
     */
    public Outcome<Version> saveCells(
            Administrator by, VersionId id, long seen, Map<String, Map<String, String>> cells) {
        return acts.on(by, id, seen, JournalAct.VERSION_EDITED, version -> {
            if (!version.isEditable()) {
                return VersionActs.no(VersionRejection.NOT_EDITABLE);
            }
            String file = BookText.file(version.code());
            String text = versions.textOf(id);
            try {
                for (Map.Entry<String, Map<String, String>> plan : cells.entrySet()) {
                    for (Map.Entry<String, String> cell : plan.getValue().entrySet()) {
                        text = new PolicyTable(file, text).with(plan.getKey(), cell.getKey(), cell.getValue());
                    }
                }
            } catch (IllegalArgumentException | BadDataException impossible) {
                return VersionActs.no(VersionRejection.NO_SUCH_CELL);
            }
            return saved(by, version, text);
        });
    }

    /**
     * Brings a draft up to date with the version in force: its own changes since its base are made there. What can't
     * be made is marked in the text, and the check names the line.
     */
    public Outcome<Version> bringUpToDate(Administrator by, VersionId id, long seen) {
        return acts.on(by, id, seen, JournalAct.VERSION_REBASED, version -> {
            Instant now = clock.instant();
            String current = acts.inForceAt(VersionKind.POLICY, now);
            if (!version.isEditable() || version.base().equals(current)) {
                return VersionActs.no(VersionRejection.NOT_EDITABLE);
            }
            String base = reading.textOfCode(version.base());
            String text = MergedText.of(
                    renamed(base, version.code()),
                    versions.textOf(id),
                    renamed(reading.textOfCode(current), version.code()));
            return VersionText.isStorable(text)
                    ? acts.stored(by, JournalAct.VERSION_REBASED, version.rebased(by.id(), current, text, now), text)
                    : VersionActs.no(VersionRejection.NOT_STORABLE);
        });
    }

    /** Withdraws a version that is not scheduled. It stays readable, and its code stays taken. */
    public Outcome<Version> withdraw(Administrator by, VersionId id, long seen) {
        return acts.on(
                by,
                id,
                seen,
                JournalAct.VERSION_WITHDRAWN,
                version -> version.isEditable()
                        ? acts.stored(by, JournalAct.VERSION_WITHDRAWN, version.withdrawn(by.id(), clock.instant()))
                        : VersionActs.no(VersionRejection.NOT_EDITABLE));
    }
}
