package org.caseport.web.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseport.web.application.SupportDesk.BUSINESS;
import static org.caseport.web.application.SupportDesk.DEVELOPER;
import static org.caseport.web.application.SupportDesk.KIM;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.EnclosedFiles;
import org.caseport.domain.file.FileId;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.domain.journal.JournalSearch;
import org.caseport.web.Injector;
import org.caseport.web.application.correspondence.Reply;
import org.caseport.web.application.journal.JournalingReads;
import org.caseport.web.application.journal.RequestOrigin;
import org.junit.jupiter.api.Test;

/** Acts that change little, and those that are refused, are in the journal like any other. */
class JournaledActsTest {

    private final SupportDesk desk = new SupportDesk();

    @Test
    void drafts_that_begin_and_are_given_up_are_told_of() {
        DraftId draft = desk.drafting.begin(BUSINESS);
        desk.replyDrafts.discard(DraftAuthor.of(BUSINESS), draft);
        desk.replyDrafts.discard(DraftAuthor.of(BUSINESS), draft);

        assertThat(desk.journal)
                .extracting(JournalEntry::act, JournalEntry::target)
                .containsExactly(tuple("draft.begun", draft.value()), tuple("draft.discarded", draft.value()));
    }

    @Test
    void who_reaches_for_what_is_anothers_is_told_of_in_the_own_account() {
        CaseId foreign = desk.openCase(BUSINESS).id();
        DraftId draft = desk.completeDraft(BUSINESS);
        desk.journal.clear();

        desk.openingCases.open(DEVELOPER, draft);
        desk.replying.reply(DEVELOPER, new Reply(foreign, "Hello", EnclosedFiles.NOTHING, List.of()));
        desk.rate(DEVELOPER, foreign, 5, "");

        assertThat(desk.journal)
                .extracting(JournalEntry::account, JournalEntry::outcome, JournalEntry::detail)
                .containsExactly(
                        tuple(DEVELOPER.account(), "refused", "NO_SUCH_DRAFT"),
                        tuple(DEVELOPER.account(), "refused", "NO_SUCH_CASE"),
                        tuple(DEVELOPER.account(), "refused", "NO_SUCH_CASE"));
    }

    @Test
    void what_an_agent_looks_at_is_told_of_once_in_a_quarter_of_an_hour() {
        CaseId id = desk.openCase(BUSINESS).id();
        FileId file = NewIds.file();
        desk.journal.clear();
        JournalingReads reads =
                desk.fill(new Injector().with(new Remembered(desk.journal)).fill(new JournalingReads()));

        reads.opened(KIM, id, false);
        reads.opened(KIM, id, false);
        reads.fetched(KIM, id, file);
        desk.later(JournalingReads.ONCE.plusSeconds(1));
        reads.opened(KIM, id, true);
        reads.opened(KIM, id, false);
        desk.later(Duration.ofDays(2));
        reads.opened(KIM, id, true);

        assertThat(desk.journal)
                .extracting(JournalEntry::act, JournalEntry::target)
                .containsExactly(
                        tuple("case.read", id.value()),
                        tuple("attachment.read", file.value()),
                        tuple("case.read", id.value()),
                        tuple("case.read", id.value()));
    }

    @Test
    void an_address_is_told_by_a_pseudonym_that_the_operators_key_makes() {
        RequestOrigin here =
                new Injector().with(new Injector().fill(new SecretSeal())).fill(new RequestOrigin());

        assertThat(here.now()).isEqualTo("system");
        here.browser("192.0.2.7");
        assertThat(here.now()).isEqualTo("web");

        new Injector()
                .with(SealedForTests.under("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))
                .fill(here);
        String first = here.now();
        here.browser("192.0.2.8");
        assertThat(first).matches("web [0-9a-f]{16}").isNotEqualTo(here.now());
        here.browser("192.0.2.7");
        assertThat(here.now()).isEqualTo(first);

        here.program("CPDEMOENTERPRISE0001");
        assertThat(here.now()).isEqualTo("api CPDEMOENTERPRISE0001");
        here.nobody();
        assertThat(here.now()).isEqualTo("system");
    }

    private record Remembered(List<JournalEntry> journal) implements JournalSearch {

        @Override
        public List<Found> find(Filter filter, Place after, int most) {
            return new ArrayList<>();
        }

        @Override
        public boolean did(AccountId account, PersonId person, String act, String target, Instant since) {
            return journal.stream()
                    .anyMatch(entry -> entry.act().equals(act)
                            && target.equals(entry.target())
                            && person.equals(entry.person())
                            && entry.at().isAfter(since));
        }
    }
}
