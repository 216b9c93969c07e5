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

/** Second factors, and which recovery codes are left. */
public final class InMemoryFactors implements SecondFactors {

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
