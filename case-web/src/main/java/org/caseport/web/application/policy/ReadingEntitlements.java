package org.caseport.web.application.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.caseport.domain.account.Agent;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.draft.DraftFields;
import org.caseport.policy.entitlement.Decision;

/** Shows agents the entitlements of a case's account under its plan. */
@ApplicationScoped
@Transactional
public class ReadingEntitlements {

    @Inject
    ConsultingPolicy consulting;

    /** All offers for the case's type and language. */
    public Decision of(Agent agent, SupportCase supportCase) {
        DraftFields fields = DraftFields.of(Map.of(
                DraftFields.CASE_TYPE, supportCase.request().type().code(),
                DraftFields.LANGUAGE, supportCase.request().language().code()));
        return consulting.decideOnReply(supportCase.account(), fields, List.of(), 0, List.of());
    }
}
