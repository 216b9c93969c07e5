package org.caseport.policy.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.plan.SupportPlan;

/**
 * The terms of one support plan: what it grants and promises.
 *
 * @param changedBy who changes the plan of an account that has this one, or is to have it
 * @param formerly plans of earlier books whose accounts have this plan now
 * @param reachableBy the case types that can be opened, with the contact methods of each
 * @param answers the severities that can be chosen, with the response target of each
 * @param contacts the most additional contacts; 0 is none at all
 * @param casesPerHour the most cases an account opens in any 60 minutes; 0 is no limit
 * @param callsPerSecond the most calls of the Support API a second
 */
public record PlanTerms(
        SupportPlan plan,
        LocalizedText name,
        ChangedBy changedBy,
        List<SupportPlan> formerly,
        Map<CaseType, Set<ContactMethod>> reachableBy,
        Map<Severity, ResponseTarget> answers,
        int contacts,
        boolean supportApi,
        int casesPerHour,
        int callsPerSecond) {

    /** Who changes plans. */
    public enum ChangedBy {
        /** Members of the account who may. */
        SELF,
        SUPPORT
    }

    public PlanTerms {
        formerly = List.copyOf(formerly);
        reachableBy = Map.copyOf(reachableBy);
        answers = Map.copyOf(answers);
    }

    public boolean opens(CaseType type) {
        return reachableBy.containsKey(type);
    }

    public boolean isReachable(CaseType type, ContactMethod method) {
        return reachableBy.getOrDefault(type, Set.of()).contains(method);
    }

    public boolean answers(Severity severity) {
        return answers.containsKey(severity);
    }

    public boolean hasContacts() {
        return contacts > 0;
    }
}
