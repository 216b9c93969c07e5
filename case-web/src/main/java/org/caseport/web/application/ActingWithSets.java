package org.caseport.web.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSetId;
import org.jspecify.annotations.Nullable;

/** Opens cases and replies with the files of an attachment set, which is used up exactly when that succeeds. */
@ApplicationScoped
@Transactional
public class ActingWithSets {

    @Inject
    FillingAttachmentSets sets;

    @Inject
    OpeningCases openingCases;

    @Inject
    ReplyingToCases replying;

    /**
     * Opens a case at once.
     *
     * @param set null for no files
     */
    public Outcome<Opening> open(Member member, DraftFields fields, @Nullable AttachmentSetId set) {
        return with(
                member,
                set,
                files -> openingCases.openAtOnce(member, fields, files),
                opening -> opening instanceof Opening.Opened);
    }

    /**
     * Replies on a case.
     *
     * @param set null for no files
     */
    public Outcome<Replying> reply(
            Member member, CaseId id, String text, List<String> contacts, @Nullable AttachmentSetId set) {
        return with(
                member,
                set,
                files -> replying.reply(member, new Reply(id, text, files, contacts)),
                replied -> replied instanceof Replying.Replied);
    }

    private <T> Outcome<T> with(
            Member member,
            @Nullable AttachmentSetId id,
            Function<List<AttachedFile>, T> act,
            Function<T, Boolean> succeeded) {
        if (id == null) {
            return new Outcome.Done<>(act.apply(List.of()));
        }
        TakingSet taking = sets.take(member, id);
        if (taking instanceof TakingSet.Taken taken) {
            T done = act.apply(taken.set().files());
            if (succeeded.apply(done)) {
                sets.useUp(taken.set());
            }
            return new Outcome.Done<>(done);
        }
        return taking instanceof TakingSet.Expired expired
                ? new Outcome.SetExpired<>(expired.expiredAt())
                : new Outcome.NoSuchSet<>();
    }

    /** What came of it. */
    public sealed interface Outcome<T> {

        record Done<T>(T what) implements Outcome<T> {}

        /** There is no such set of this account, or it is used up. */
        record NoSuchSet<T>() implements Outcome<T> {}

        record SetExpired<T>(Instant at) implements Outcome<T> {}
    }
}
