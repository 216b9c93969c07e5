package org.caseport.web.fakes;

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

public final class InMemorySignIns implements SignIns {

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
