package org.caseport.web.application.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.journal.JournalAct;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.jspecify.annotations.Nullable;

/** Finds in the journal who has changed a field last. The entry of such a change lists the fields in its detail. */
@ApplicationScoped
public class OthersChanges {

    /** How many changes are looked through. */
    private static final int LATEST = 100;

    @Inject
    JournalSearch entries;

    @Inject
    People people;

    @Inject
    Clock clock;

    /**
     * The last change of a field.
     *
     * @param chain the account in whose chain the entries are; null for all
     * @param target what the entries are about
     * @param value the text that the field has now
     */
    OthersChange of(@Nullable AccountId chain, JournalAct act, String target, String field, String value) {
        return last(chain, act, target, value, entry -> List.of(entry.detail().split(" "))
                        .contains(field))
                .orElseGet(() -> new OthersChange("", clock.instant(), value));
    }

    /** Who has done this last to the target of an account, and when; empty if nobody has. */
    Optional<OthersChange> last(AccountId chain, JournalAct act, String target) {
        return last(chain, act, target, "", entry -> true);
    }

    private Optional<OthersChange> last(
            @Nullable AccountId chain, JournalAct act, String target, String value, Predicate<JournalEntry> which) {
        return entries.find(new JournalSearch.Filter(chain, act.code(), null, target), null, LATEST).stream()
                .map(found -> found.recorded().entry())
                .filter(entry -> !entry.isRefused() && which.test(entry))
                .findFirst()
                .map(entry -> new OthersChange(nameOf(entry.person()), entry.at(), value));
    }

    private String nameOf(@Nullable PersonId person) {
        return Optional.ofNullable(person)
                .flatMap(people::find)
                .map(Person::name)
                .orElse("");
    }

    /**
     * What somebody else has changed meanwhile.
     *
     * @param by the person's name; empty when it is not known
     * @param value the text that the field has now
     */
    public record OthersChange(String by, Instant at, String value) {}
}
