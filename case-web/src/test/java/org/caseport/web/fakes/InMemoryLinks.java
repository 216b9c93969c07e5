package org.caseport.web.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Visibility;

public final class InMemoryLinks implements CaseLinks {

    public final Map<CaseId, List<CaseId>> byCase = new LinkedHashMap<>();

    @Override
    public void link(CaseId one, CaseId other, Instant now) {
        byCase.computeIfAbsent(one, any -> new ArrayList<>()).add(other);
        byCase.computeIfAbsent(other, any -> new ArrayList<>()).add(one);
    }

    @Override
    public List<CaseSummary> of(Visibility visibility, CaseId id) {
        throw new UnsupportedOperationException();
    }
}
