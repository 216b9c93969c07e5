package org.caseport.persistence.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.report.CaseFact;
import org.caseport.domain.report.CaseTraits;
import org.caseport.persistence.column.NumberedKey;
import org.caseport.persistence.column.StorableText;
import org.jspecify.annotations.NullUnmarked;

/** JPA entity of a fact, by which facts are written in the batch of their transaction; reports read by JDBC. */
@Entity
@Table(name = "case_fact")
@IdClass(NumberedKey.class)
@NullUnmarked
class CaseFactRow {

    private static final int LONGEST_DETAIL = 100;

    @Id
    @Column(name = "account_id")
    String account;

    @Id
    long number;

    @Column(name = "case_id")
    String supportCase;

    @Column(name = "display_id")
    String displayId;

    String kind;
    Instant at;

    @Column(name = "recorded_at")
    Instant recordedAt;

    String side;

    @Column(name = "person_id")
    String person;

    String role;

    @Column(name = "agent_id")
    String agent;

    String plan;
    String severity;

    @Column(name = "case_type")
    String type;

    String service;
    String category;

    @Column(name = "contact_language")
    String language;

    @Column(name = "contact_method")
    String method;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "target_seconds")
    Long targetSeconds;

    @Column(name = "target_clock")
    String clock;

    @Column(name = "due_at")
    Instant due;

    Long seconds;

    @Column(name = "elapsed_seconds")
    Long elapsedSeconds;

    String detail;
    boolean filled;

    static CaseFactRow of(long number, CaseFact fact) {
        CaseTraits traits = fact.traits();
        CaseFactRow row = new CaseFactRow();
        row.account = fact.caseId().account().digits();
        row.number = number;
        row.supportCase = fact.caseId().value();
        row.displayId = traits.displayId().digits();
        row.kind = fact.kind().code();
        row.at = fact.at();
        row.recordedAt = fact.recordedAt();
        row.side = fact.side().name();
        row.person = idOf(fact.person());
        row.role = roleOf(fact.person(), traits);
        row.agent = idOf(fact.agent());
        row.plan = traits.plan();
        row.severity = traits.severity();
        row.type = traits.caseType();
        row.service = traits.service();
        row.category = traits.category();
        row.language = traits.language();
        row.method = traits.method();
        row.openedAt = traits.openedAt();
        row.targetSeconds = traits.targetSeconds();
        row.clock = traits.clock().name();
        row.due = traits.due();
        row.seconds = secondsOf(fact.taken());
        row.elapsedSeconds = secondsOf(fact.elapsed());
        row.detail = StorableText.storable(fact.detail(), LONGEST_DETAIL);
        row.filled = fact.filled();
        return row;
    }

    /** The key by which a fact that is there already is recognised, to the precision of the databases. */
    static String mark(CaseFact fact) {
        return fact.kind().code() + " " + fact.at().truncatedTo(ChronoUnit.MICROS);
    }

    private static Long secondsOf(Duration length) {
        return length == null ? null : length.toSeconds();
    }

    private static String idOf(PersonId person) {
        return person == null ? null : person.value();
    }

    private static String roleOf(PersonId person, CaseTraits traits) {
        if (person == null) {
            return null;
        }
        Role role = person.equals(traits.requester())
                ? Role.REQUESTER
                : person.equals(traits.assignee()) ? Role.ASSIGNEE : Role.COLLEAGUE;
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** What the person who acted is to the case. */
    private enum Role {
        REQUESTER,
        ASSIGNEE,
        COLLEAGUE
    }
}
