package org.caseport.web.application.opening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseRequest;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.draft.DraftId;

/** Begins a related case: a draft with the subject matter of an older case, which is linked to it on submission. */
@ApplicationScoped
@Transactional
public class RelatingCases {

    @Inject
    Accounts accounts;

    @Inject
    Cases cases;

    @Inject
    CaseLinks links;

    @Inject
    Drafting drafting;

    /**
     * The draft of the related case; empty when the member does not see the older case or may not open cases, or when
     * the account is suspended.
     */
    public Optional<DraftId> begin(Member member, CaseId older) {
        boolean suspended =
                accounts.find(member.account()).filter(Account::isSuspended).isPresent();
        if (suspended || !member.may(Grant.OPEN_CASES)) {
            return Optional.empty();
        }
        return cases.find(Visibility.of(member), older)
                .map(found -> drafting.beginWith(member, DraftFields.of(fieldsOf(found))));
    }

    /** The cases linked with this one, last linked first; none when the member does not see this case. */
    public List<CaseSummary> relatedTo(Member member, CaseId id) {
        return links.of(Visibility.of(member), id);
    }

    private static Map<String, String> fieldsOf(SupportCase older) {
        CaseRequest asked = older.request();
        Map<String, String> fields = new HashMap<>();
        fields.put(DraftFields.RELATED, older.id().value());
        fields.put(DraftFields.CASE_TYPE, asked.type().code());
        fields.put(DraftFields.SERVICE, asked.service());
        if (asked.category() != null) {
            fields.put(DraftFields.CATEGORY, asked.category());
        }
        fields.put(DraftFields.SEVERITY, asked.severity().code());
        fields.put(DraftFields.LANGUAGE, asked.language().code());
        return fields;
    }
}
