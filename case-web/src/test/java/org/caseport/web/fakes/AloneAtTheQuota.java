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

/** Counts the cases that are there; nobody else is. */
public record AloneAtTheQuota(InMemoryCases cases) implements CaseQuota {

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
