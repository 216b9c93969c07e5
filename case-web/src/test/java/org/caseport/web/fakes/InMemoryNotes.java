package org.caseport.web.fakes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.desk.InternalNote;
import org.caseport.domain.desk.InternalNotes;

public final class InMemoryNotes implements InternalNotes {

    public final Map<CaseId, List<InternalNote>> byCase = new LinkedHashMap<>();

    @Override
    public List<InternalNote> on(CaseId id) {
        return List.copyOf(byCase.getOrDefault(id, List.of()));
    }

    @Override
    public void add(CaseId id, InternalNote note) {
        byCase.computeIfAbsent(id, any -> new ArrayList<>()).add(note);
    }
}
