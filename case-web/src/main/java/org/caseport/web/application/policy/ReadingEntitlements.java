package org.caseport.web.application.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Ruling;

/** Shows agents what a case's account may choose under its plan. */
@ApplicationScoped
@Transactional
public class ReadingEntitlements {

    @Inject
    ConsultingPolicy consulting;

    /** All offers for the case's type and language. */
    public Ruling of(Agent agent, SupportCase supportCase) {
        DraftFields fields = DraftFields.of(Map.of(
                DraftFields.CASE_TYPE, supportCase.asked().type().code(),
                DraftFields.LANGUAGE, supportCase.asked().language().code()));
        return consulting.rulingOnAnswer(supportCase.account(), fields, List.of(), 0, List.of());
    }
}
