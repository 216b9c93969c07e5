package org.caseport.web.application;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.caseport.domain.access.GivenAnswers;
import org.caseport.domain.access.Pace;
import org.caseport.domain.access.SealedSecret;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agent;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Memberships;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.SignIn;
import org.caseport.domain.account.SignInSteps;
import org.caseport.domain.account.SignIns;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseQuota;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.InternalNote;
import org.caseport.domain.cases.InternalNotes;
import org.caseport.domain.cases.Rating;
import org.caseport.domain.cases.Ratings;
import org.caseport.domain.cases.Sight;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.Author;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftFile;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.draft.Drafts;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.domain.file.AttachedFile;
import org.caseport.domain.file.AttachmentSet;
import org.caseport.domain.file.AttachmentSetId;
import org.caseport.domain.file.AttachmentSets;
import org.caseport.domain.file.FileBytes;
import org.caseport.domain.file.FileId;
import org.caseport.domain.file.Upload;
import org.caseport.domain.file.UploadId;
import org.caseport.domain.file.Uploads;
import org.jspecify.annotations.Nullable;

/** Ports that remember in memory, for tests of the use cases. */
public final class Fakes {

    private Fakes() {}

    static final class InMemoryAccounts implements Accounts {

        final Map<AccountId, Account> byId = new LinkedHashMap<>();

        @Override
        public Optional<Account> find(AccountId id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public List<Account> all() {
            return List.copyOf(byId.values());
        }

        @Override
        public void store(Account account) {
            byId.put(account.id(), account);
        }
    }

    static class InMemoryDrafts implements Drafts {

        final Map<DraftId, CaseDraft> byId = new LinkedHashMap<>();
        InMemoryBytes bytes = new InMemoryBytes();

        @Override
        public Optional<CaseDraft> find(Author author, DraftId id) {
            return Optional.ofNullable(byId.get(id))
                    .filter(d ->
                            d.account().equals(author.account()) && d.author().equals(author.id()));
        }

        @Override
        public Optional<CaseDraft> lock(Author author, DraftId id) {
            return find(author, id);
        }

        @Override
        public List<CaseDraft> unsubmittedOf(Author author) {
            return byId.values().stream()
                    .filter(d -> d.author().equals(author.id()) && !d.isSubmitted())
                    .toList();
        }

        @Override
        public boolean isTaken(AccountId account, DraftId id) {
            return byId.containsKey(id);
        }

        @Override
        public Optional<CaseDraft> answerOf(Author author, CaseId answered) {
            return unsubmittedOf(author).stream()
                    .filter(d -> answered.equals(d.answers()))
                    .findFirst();
        }

        @Override
        public void store(CaseDraft draft) {
            byId.put(draft.id(), draft);
        }

        @Override
        public void discard(Author author, DraftId id) {
            find(author, id).filter(d -> !d.isSubmitted()).ifPresent(d -> byId.remove(d.id()));
        }

        @Override
        public void attach(CaseDraft draft, AttachedFile file, Instant now) {
            List<DraftFile> files = new ArrayList<>(draft.files());
            files.add(new DraftFile(file, now, false));
            keepFiles(draft, files, now);
        }

        @Override
        public void detach(CaseDraft draft, FileId file) {
            keepFiles(
                    draft,
                    draft.files().stream()
                            .filter(f -> !f.file().id().equals(file))
                            .toList(),
                    draft.touchedAt());
            bytes.delete(draft.account(), file);
        }

        @Override
        public void release(CaseDraft draft) {
            keepFiles(draft, List.of(), draft.touchedAt());
        }

        private void keepFiles(CaseDraft draft, List<DraftFile> files, Instant touchedAt) {
            byId.put(
                    draft.id(),
                    new CaseDraft(
                            draft.id(),
                            draft.account(),
                            draft.author(),
                            draft.answers(),
                            draft.step(),
                            draft.fields(),
                            files,
                            draft.createdAt(),
                            touchedAt,
                            draft.submittedAs()));
        }

        @Override
        public int expireFiles(Instant lastAddedBefore) {
            int expired = 0;
            for (CaseDraft draft : List.copyOf(byId.values())) {
                boolean old = draft.files().stream()
                        .map(DraftFile::addedAt)
                        .max(Comparator.naturalOrder())
                        .filter(last -> last.isBefore(lastAddedBefore))
                        .isPresent();
                if (old) {
                    draft.files()
                            .forEach(f -> bytes.delete(draft.account(), f.file().id()));
                    expired += draft.files().size();
                    keepFiles(
                            draft,
                            draft.files().stream()
                                    .map(f -> new DraftFile(f.file(), f.addedAt(), true))
                                    .toList(),
                            draft.touchedAt());
                }
            }
            return expired;
        }

        @Override
        public int deleteUntouchedSince(Instant touchedBefore) {
            int before = byId.size();
            byId.values().removeIf(d -> !d.isSubmitted() && d.touchedAt().isBefore(touchedBefore));
            return before - byId.size();
        }
    }

    public static final class InMemorySignIns implements SignIns {

        private final Map<String, Failures> failures = new LinkedHashMap<>();

        public final Map<String, SignIn> byToken = new LinkedHashMap<>();

        @Override
        public void start(String tokenHash, PersonId person, Instant now) {
            byToken.put(tokenHash, new SignIn(tokenHash, person, now, now));
        }

        @Override
        public Optional<SignIn> holder(String tokenHash, Instant now, SignIn.Bounds bounds) {
            return find(tokenHash, bounds).map(found -> {
                SignIn touched = new SignIn(tokenHash, found.person(), found.startedAt(), now);
                byToken.put(tokenHash, touched);
                return touched;
            });
        }

        @Override
        public Optional<SignIn> find(String tokenHash, SignIn.Bounds bounds) {
            return Optional.ofNullable(byToken.get(tokenHash)).filter(bounds::hold);
        }

        @Override
        public Map<String, PersonId> holders(Collection<String> tokenHashes, SignIn.Bounds bounds) {
            Map<String, PersonId> still = new LinkedHashMap<>();
            tokenHashes.forEach(token -> find(token, bounds).ifPresent(found -> still.put(token, found.person())));
            return still;
        }

        @Override
        public List<SignIn> of(PersonId person, SignIn.Bounds bounds) {
            return byToken.values().stream()
                    .filter(one -> one.person().equals(person))
                    .filter(bounds::hold)
                    .toList();
        }

        @Override
        public void end(String tokenHash) {
            byToken.remove(tokenHash);
        }

        @Override
        public void endAllOf(PersonId person) {
            byToken.values().removeIf(one -> one.person().equals(person));
        }

        @Override
        public int forgetBeyond(SignIn.Bounds bounds) {
            int before = byToken.size();
            byToken.values().removeIf(one -> !bounds.hold(one));
            return before - byToken.size();
        }

        @Override
        public Failures failuresOf(String email) {
            return failures.getOrDefault(email, new Failures(0, Instant.EPOCH));
        }

        @Override
        public void noteFailure(String email, Instant now) {
            failures.merge(email, new Failures(1, now), (old, one) -> new Failures(old.inARow() + 1, now));
        }

        @Override
        public void takeBackFailure(String email, Failures before) {
            failures.computeIfPresent(
                    email,
                    (any, now) -> new Failures(
                            now.inARow() - 1, now.inARow() == before.inARow() + 1 ? before.last() : now.last()));
        }

        @Override
        public void clearFailures(String email) {
            failures.remove(email);
        }
    }

    /** Between password and code. */
    public static final class InMemorySteps implements SignInSteps {

        private final Map<String, SignIn> byToken = new LinkedHashMap<>();

        @Override
        public void begin(String tokenHash, PersonId person, Instant now) {
            byToken.put(tokenHash, new SignIn(tokenHash, person, now, now));
        }

        @Override
        public Optional<PersonId> holder(String tokenHash, Instant since) {
            return Optional.ofNullable(byToken.get(tokenHash))
                    .filter(one -> !one.startedAt().isBefore(since))
                    .map(SignIn::person);
        }

        @Override
        public void end(String tokenHash) {
            byToken.remove(tokenHash);
        }

        @Override
        public void endAllOf(PersonId person) {
            byToken.values().removeIf(one -> one.person().equals(person));
        }

        @Override
        public int forgetBefore(Instant before) {
            int all = byToken.size();
            byToken.values().removeIf(one -> one.startedAt().isBefore(before));
            return all - byToken.size();
        }
    }

    /** Second factors, and which recovery codes are left. */
    public static final class InMemoryFactors implements SecondFactors {

        public final Map<PersonId, SecondFactor> byPerson = new LinkedHashMap<>();
        public final Map<PersonId, Set<String>> codes = new LinkedHashMap<>();

        @Override
        public Optional<SecondFactor> find(PersonId person) {
            return Optional.ofNullable(byPerson.get(person));
        }

        @Override
        public void store(SecondFactor factor, Set<String> codeHashes) {
            byPerson.put(factor.person(), factor);
            renewCodes(factor.person(), codeHashes);
        }

        @Override
        public void renewCodes(PersonId person, Set<String> codeHashes) {
            codes.put(person, new LinkedHashSet<>(codeHashes));
        }

        @Override
        public boolean takeStep(PersonId person, long step) {
            SecondFactor factor = byPerson.get(person);
            if (factor == null || factor.lastStep() >= step) {
                return false;
            }
            byPerson.put(person, new SecondFactor(person, factor.secret(), factor.since(), step));
            return true;
        }

        @Override
        public boolean takeCode(PersonId person, String codeHash) {
            return codes.getOrDefault(person, new LinkedHashSet<>()).remove(codeHash);
        }

        @Override
        public int codesLeft(PersonId person) {
            return codes.getOrDefault(person, Set.of()).size();
        }

        @Override
        public boolean remove(PersonId person) {
            codes.remove(person);
            return byPerson.remove(person) != null;
        }

        @Override
        public List<Holder> holders(String text, int most) {
            return List.of();
        }

        @Override
        public List<SecondFactor> notSealedUnder(String key, int most) {
            return byPerson.values().stream()
                    .filter(factor -> !factor.secret().key().equals(key))
                    .toList();
        }

        @Override
        public void seal(PersonId person, SealedSecret secret) {
            byPerson.computeIfPresent(
                    person, (any, factor) -> new SecondFactor(person, secret, factor.since(), factor.lastStep()));
        }
    }

    /** Lets everybody do everything, unless it was told to make them wait. */
    public static final class EasyPace implements Pace {

        public final Map<String, Integer> taken = new LinkedHashMap<>();
        public Duration wait = Duration.ZERO;

        @Override
        public Duration take(String who, Rate rate, Instant now) {
            if (wait.isZero()) {
                taken.merge(who + " " + rate.what() + " " + rate.most(), 1, Integer::sum);
            }
            return wait;
        }

        @Override
        public void giveBack(String who, Rate rate) {
            taken.merge(who + " " + rate.what() + " " + rate.most(), -1, Integer::sum);
        }

        @Override
        public int forgetBefore(Instant now) {
            return 0;
        }
    }

    public static final class InMemoryCases implements Cases {

        public final Map<CaseId, SupportCase> byId = new LinkedHashMap<>();

        @Override
        public DisplayId nextDisplayId() {
            return new DisplayId(String.valueOf(1_730_000_042L + byId.size()));
        }

        @Override
        public Optional<SupportCase> find(Sight sight, CaseId id) {
            return Optional.ofNullable(byId.get(id)).filter(sight::shows);
        }

        @Override
        public Optional<SupportCase> lock(Sight sight, CaseId id) {
            return find(sight, id);
        }

        @Override
        public void add(SupportCase supportCase) {
            store(supportCase);
        }

        @Override
        public void store(SupportCase supportCase) {
            byId.put(supportCase.id(), supportCase);
        }

        @Override
        public List<CaseSummary> list(Sight sight, Show show, Place after, int most) {
            return List.of();
        }

        @Override
        public List<CaseSummary> openLike(Sight sight, String text, int most) {
            return List.of();
        }

        @Override
        public List<Instant> openedSince(Sight sight, Instant since) {
            return byId.values().stream()
                    .filter(sight::shows)
                    .map(SupportCase::openedAt)
                    .filter(at -> !at.isBefore(since))
                    .toList();
        }
    }

    /** Members of all accounts by name, of whom nobody is locked out. */
    public static final class InMemoryMemberships implements Memberships {

        public final Map<PersonId, Person> byId = new LinkedHashMap<>();

        @Override
        public List<Person> of(AccountId account, @Nullable Person after, int most) {
            return of(account, byId.keySet()).stream()
                    .filter(one -> after == null || one.name().compareTo(after.name()) > 0)
                    .limit(most)
                    .toList();
        }

        @Override
        public List<Person> of(AccountId account, Collection<PersonId> among) {
            return byId.values().stream()
                    .filter(one -> account.equals(one.account()) && among.contains(one.id()))
                    .sorted(Comparator.comparing(Person::name))
                    .toList();
        }

        @Override
        public List<Person> administratorsOf(AccountId account) {
            return of(account, byId.keySet()).stream()
                    .filter(one -> one.grants().contains(Grant.ADMINISTER))
                    .toList();
        }

        @Override
        public List<Person> lockedAdministratorsOf(AccountId account) {
            return administratorsOf(account);
        }

        @Override
        public Map<PersonId, Set<Grant>> grantsOf(Collection<PersonId> people) {
            Map<PersonId, Set<Grant>> grants = new LinkedHashMap<>();
            byId.values().stream()
                    .filter(one -> people.contains(one.id()))
                    .forEach(one -> grants.put(one.id(), one.grants()));
            return grants;
        }

        @Override
        public void grant(PersonId member, Set<Grant> grants) {
            byId.computeIfPresent(
                    member,
                    (id, one) -> new Person(
                            id,
                            one.email(),
                            one.name(),
                            one.roles(),
                            one.account(),
                            one.language(),
                            one.theme(),
                            grants));
        }
    }

    static final class InMemoryNotes implements InternalNotes {

        final Map<CaseId, List<InternalNote>> byCase = new LinkedHashMap<>();

        @Override
        public List<InternalNote> on(CaseId id) {
            return List.copyOf(byCase.getOrDefault(id, List.of()));
        }

        @Override
        public void add(CaseId id, InternalNote note) {
            byCase.computeIfAbsent(id, any -> new ArrayList<>()).add(note);
        }
    }

    static final class InMemoryLinks implements CaseLinks {

        final Map<CaseId, List<CaseId>> byCase = new LinkedHashMap<>();

        @Override
        public void link(CaseId one, CaseId other, Instant now) {
            byCase.computeIfAbsent(one, any -> new ArrayList<>()).add(other);
            byCase.computeIfAbsent(other, any -> new ArrayList<>()).add(one);
        }

        @Override
        public List<CaseSummary> of(Sight sight, CaseId id) {
            throw new UnsupportedOperationException();
        }
    }

    static final class InMemoryRatings implements Ratings {

        final List<Rating> all = new ArrayList<>();

        @Override
        public Optional<Rating> of(CaseId id, Instant resolvedAt) {
            return all.stream()
                    .filter(one -> one.caseId().equals(id) && one.resolvedAt().equals(resolvedAt))
                    .findFirst();
        }

        @Override
        public List<Rating> all(CaseId id) {
            return all.stream().filter(one -> one.caseId().equals(id)).toList();
        }

        @Override
        public void add(Rating rating) {
            all.add(rating);
        }
    }

    static final class InMemoryAgents implements Agents {

        final Map<PersonId, Agent> byId = new LinkedHashMap<>();

        @Override
        public Optional<Agent> find(PersonId id) {
            return Optional.ofNullable(byId.get(id));
        }

        @Override
        public List<Agent> all() {
            return List.copyOf(byId.values());
        }

        @Override
        public void setSkills(PersonId id, Set<String> languages, Set<String> services) {
            throw new UnsupportedOperationException();
        }
    }

    /** Counts the cases that are there; nobody else is. */
    record AloneAtTheQuota(InMemoryCases cases) implements CaseQuota {

        @Override
        public void hold(AccountId account) {}

        @Override
        public List<Instant> lastOpened(AccountId account, Instant since, int most) {
            return cases.openedSince(Sight.ofSupport(account), since).stream()
                    .sorted(Comparator.reverseOrder())
                    .limit(most)
                    .toList();
        }
    }

    public static class InMemoryBytes implements FileBytes {

        public final Map<FileId, byte[]> byId = new LinkedHashMap<>();

        @Override
        public long store(AccountId account, FileId file, InputStream bytes, long most) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            bytes.transferTo(out);
            byId.put(file, out.toByteArray());
            return out.size();
        }

        @Override
        public boolean copyTo(AccountId account, FileId file, OutputStream out) throws IOException {
            out.write(byId.getOrDefault(file, new byte[0]));
            return byId.containsKey(file);
        }

        @Override
        public boolean copyTo(AccountId account, FileId file, long from, long length, OutputStream out)
                throws IOException {
            byte[] all = byId.getOrDefault(file, new byte[0]);
            out.write(all, (int) from, (int) Math.min(length, all.length - from));
            return byId.containsKey(file);
        }

        @Override
        public void overwrite(AccountId account, FileId file, long from, byte[] bytes) {
            System.arraycopy(bytes, 0, byId.getOrDefault(file, new byte[0]), (int) from, bytes.length);
        }

        @Override
        public void delete(AccountId account, FileId file) {
            byId.remove(file);
        }
    }

    /** Uploads by part, whose bytes are with the others. */
    static final class InMemoryUploads implements Uploads {

        final Map<UploadId, Upload> byId = new LinkedHashMap<>();
        final InMemoryBytes bytes;

        InMemoryUploads(InMemoryBytes bytes) {
            this.bytes = bytes;
        }

        @Override
        public void begin(Upload upload) {
            byId.put(upload.id(), upload);
        }

        @Override
        public Optional<Upload> find(AccountId account, UploadId id) {
            return Optional.ofNullable(byId.get(id)).filter(u -> u.account().equals(account));
        }

        @Override
        public Optional<Upload> lock(AccountId account, UploadId id) {
            return find(account, id);
        }

        @Override
        public void add(Upload upload, Upload.Part part) {
            Map<Integer, Upload.Part> parts = new TreeMap<>();
            upload.parts().forEach(one -> parts.put(one.number(), one));
            Upload.Part before = parts.put(part.number(), part);
            if (before != null) {
                bytes.delete(upload.account(), before.bytes());
            }
            keep(upload, upload.file(), upload.status(), List.copyOf(parts.values()));
        }

        @Override
        public void report(Upload upload, int part) {
            Upload now = byId.get(upload.id());
            keep(
                    now,
                    now.file(),
                    now.status(),
                    now.parts().stream()
                            .map(one -> one.number() == part
                                    ? new Upload.Part(one.number(), one.bytes(), one.tag(), true)
                                    : one)
                            .toList());
        }

        @Override
        public void join(Upload upload, AttachedFile whole) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            upload.parts().forEach(part -> all.writeBytes(bytes.byId.remove(part.bytes())));
            bytes.byId.put(whole.id(), all.toByteArray());
            keep(upload, whole, Upload.Status.READY, upload.parts());
        }

        @Override
        public void fail(Upload upload) {
            upload.parts().forEach(part -> bytes.delete(upload.account(), part.bytes()));
            keep(upload, upload.file(), Upload.Status.FAILED, upload.parts());
        }

        private void keep(Upload upload, AttachedFile file, Upload.Status status, List<Upload.Part> parts) {
            byId.put(
                    upload.id(),
                    new Upload(
                            upload.id(), upload.account(), file, upload.partBytes(), status, upload.begunAt(), parts));
        }

        @Override
        public void useUp(Upload upload) {
            byId.remove(upload.id());
        }

        @Override
        public int begunSince(AccountId account, Instant since) {
            return (int) byId.values().stream()
                    .filter(u -> u.account().equals(account) && u.begunAt().isAfter(since))
                    .filter(u -> u.status() != Upload.Status.FAILED)
                    .count();
        }

        @Override
        public int expire(Instant begunBefore) {
            int before = byId.size();
            byId.values().removeIf(u -> u.begunAt().isBefore(begunBefore));
            return before - byId.size();
        }
    }

    /** What programs leave behind, for tests in which no program calls. */
    static final class NoSets implements AttachmentSets {

        @Override
        public void create(AccountId account, AttachmentSetId id, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<AttachmentSet> lock(AccountId account, AttachmentSetId id) {
            return Optional.empty();
        }

        @Override
        public void add(AttachmentSet set, AttachedFile file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void useUp(AttachmentSet set) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int createdSince(AccountId account, Instant since) {
            return 0;
        }

        @Override
        public void expire(Instant files, Instant sets) {}
    }

    static final class NoAnswers implements GivenAnswers {

        @Override
        public Optional<String> find(Call call) {
            return Optional.empty();
        }

        @Override
        public boolean take(Call call, Instant now) {
            return true;
        }

        @Override
        public void keep(Call call, String answer) {}

        @Override
        public void giveBack(Call call) {}

        @Override
        public int forgetBefore(Instant before) {
            return 0;
        }
    }
}
