package org.caseport.persistence.cases;

import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.Promise;
import org.caseport.domain.report.CaseTraits;
import org.caseport.persistence.column.EnumCodes;
import org.caseport.persistence.column.OwnedKey;
import org.jspecify.annotations.Nullable;

/** Reads what facts say about a case; without a statement where the transaction has read or stored the case. */
public final class CaseTraitsReader {

    private CaseTraitsReader() {}

    public static Optional<CaseTraits> traits(EntityManager entities, CaseId id) {
        return row(entities, id).map(CaseTraitsReader::of);
    }

    public static Optional<Promise> promise(EntityManager entities, CaseId id) {
        return row(entities, id).map(CaseRow::promise);
    }

    private static Optional<CaseRow> row(EntityManager entities, CaseId id) {
        return Optional.ofNullable(
                entities.find(CaseRow.class, new OwnedKey(id.account().digits(), id.value())));
    }

    private static CaseTraits of(CaseRow row) {
        return new CaseTraits(
                new DisplayId(row.displayId),
                row.openedAt,
                new PersonId(row.requester),
                row.plan,
                row.severity,
                row.type,
                row.service,
                row.category,
                row.language,
                row.method,
                row.targetSeconds,
                row.clock,
                row.due,
                EnumCodes.caseStatus(row.status),
                person(row.assignee),
                row.firstResponseAt,
                row.warned);
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }
}
