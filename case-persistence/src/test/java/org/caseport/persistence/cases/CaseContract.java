package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseport.domain.account.Member;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.DisplayId;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.draft.CaseDraft;
import org.caseport.domain.draft.DraftAuthor;
import org.caseport.domain.draft.DraftId;
import org.caseport.domain.file.AttachedFile;
import org.caseport.persistence.DatabaseContract;
import org.caseport.persistence.QueryCount;
import org.caseport.persistence.Sample;
import org.junit.jupiter.api.Test;

/** What cases and their lists promise, whatever the database. */
abstract class CaseContract extends DatabaseContract {

    @Test
    void a_case_survives_the_round_trip_with_everything_it_has() {
        Member member = Sample.memberOf(database);
        CaseDraft draft = Sample.draft(member);
        database.act(kept -> kept.drafts.store(draft));
        AttachedFile file = attached(draft, MONDAY_NINE);
        SupportCase opened = Sample.supportCase(
                member, draft.id(), "Ofen 🔥 kalt", "Zeile 1\nZeile 2\t", List.of(file, uploaded(member)), MONDAY_NINE);

        database.act(kept -> {
            kept.cases.store(opened);
            kept.drafts.release(draft);
        });

        assertThat(find(member, opened.id())).usingRecursiveComparison().isEqualTo(opened);
        assertThat(isKept(member, file.id())).isTrue();
        assertThat(database.ask(kept -> kept.drafts.find(DraftAuthor.of(member), draft.id()))
                        .orElseThrow()
                        .files())
                .isEmpty();
        database.act(kept -> kept.drafts.expireFiles(MONDAY_NINE.plusSeconds(1)));
        assertThat(isKept(member, file.id())).isTrue();
    }

    @Test
    void what_happens_to_a_case_later_is_kept_too() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Slow", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));
        AttachedFile file = uploaded(member);

        database.act(kept -> {
            SupportCase mine =
                    kept.cases.find(Visibility.of(member), opened.id()).orElseThrow();
            mine.supportReplies(Sample.AIKO, new Body("We look"), List.of(file), MONDAY_NINE.plusSeconds(60));
            mine.customerReplies(member, new Body("Thanks"), List.of(), MONDAY_NINE.plusSeconds(90));
            mine.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(120));
            kept.cases.store(mine);
        });

        SupportCase found = find(member, opened.id());
        assertThat(found.status()).isEqualTo(CaseStatus.RESOLVED);
        assertThat(found.resolvedAt()).isEqualTo(MONDAY_NINE.plusSeconds(120));
        assertThat(found.firstResponseAt()).isEqualTo(MONDAY_NINE.plusSeconds(60));
        assertThat(found.correspondence())
                .extracting(entry -> entry.body().text())
                .containsExactly("It is cold.", "We look", "Thanks");
        assertThat(found.correspondence().get(1).attachments()).containsExactly(file);
    }

    @Test
    void of_two_who_answer_the_same_case_at_once_one_is_told() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Race", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));

        assertThatThrownBy(() -> database.act(slow -> {
                    SupportCase mine =
                            slow.cases.find(Visibility.of(member), opened.id()).orElseThrow();
                    mine.customerReplies(member, new Body("slow"), List.of(), MONDAY_NINE.plusSeconds(2));
                    database.act(quick -> {
                        SupportCase theirs = quick.cases
                                .find(Visibility.of(member), opened.id())
                                .orElseThrow();
                        theirs.customerReplies(member, new Body("quick"), List.of(), MONDAY_NINE.plusSeconds(1));
                        quick.cases.store(theirs);
                    });
                    slow.cases.store(mine);
                }))
                .isInstanceOf(jakarta.persistence.OptimisticLockException.class);
        assertThat(find(member, opened.id()).correspondence())
                .extracting(entry -> entry.body().text())
                .containsExactly("It is cold.", "quick");
    }

    @Test
    void ten_submissions_of_one_draft_give_one_case() throws Exception {
        Member member = Sample.memberOf(database);
        DraftId draft = Sample.draftId();

        List<Boolean> stored = atOnce(10, () -> {
            SupportCase mine = Sample.supportCase(member, draft, "Once", "Only once", List.of(), MONDAY_NINE);
            try {
                database.act(kept -> kept.cases.store(mine));
                return true;
            } catch (jakarta.persistence.PersistenceException e) {
                return false;
            }
        });

        assertThat(stored).containsOnlyOnce(true);
        assertThat(database.count("support_case", "draft_id = '" + draft + "'")).isEqualTo(1);
        assertThat(database.count("communication", "account_id = '" + member.account() + "'"))
                .isEqualTo(1);
    }

    @Test
    void another_accounts_case_looks_like_none() {
        Member member = Sample.memberOf(database);
        Member stranger = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Private oven", MONDAY_NINE);
        database.act(kept -> kept.cases.store(opened));

        database.act(kept -> {
            assertThat(kept.cases.find(Visibility.of(stranger), opened.id())).isEmpty();
            assertThat(kept.cases.list(Visibility.of(stranger), Cases.Show.ALL, null, 10))
                    .isEmpty();
            assertThat(kept.cases.openLike(Visibility.of(stranger), "private oven", 10))
                    .isEmpty();
            assertThat(kept.cases.openedSince(Visibility.of(stranger), Instant.EPOCH))
                    .isEmpty();
        });
    }

    @Test
    void a_case_without_its_bytes_can_not_be_stored() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, null, "No bytes", "Look", List.of(Sample.file()), MONDAY_NINE);

        assertThatThrownBy(() -> database.act(kept -> kept.cases.store(opened)))
                .isInstanceOf(jakarta.persistence.PersistenceException.class);
        assertOne(kept -> kept.cases.find(Visibility.of(member), opened.id())).isEmpty();
    }

    @Test
    void display_ids_are_ten_digits_and_never_the_same() throws Exception {
        List<List<DisplayId>> taken = atOnce(
                4,
                () -> database.ask(kept -> {
                    List<DisplayId> ids = new ArrayList<>();
                    for (int i = 0; i < 120; i++) {
                        ids.add(kept.cases.nextDisplayId());
                    }
                    return ids;
                }));

        List<DisplayId> all = taken.stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates().hasSize(480);
        assertThat(all)
                .allMatch(id -> id.digits().startsWith("17300") && id.digits().length() == 10);
    }

    @Test
    void a_list_shows_what_a_line_shows_newest_activity_first() {
        Member member = Sample.memberOf(database);
        SupportCase older = Sample.supportCase(member, "Older", MONDAY_NINE);
        SupportCase newer = Sample.supportCase(member, "Newer", MONDAY_NINE.plusSeconds(1));
        SupportCase done = Sample.supportCase(member, "Done", MONDAY_NINE.plusSeconds(2));
        done.supportReplies(Sample.AIKO, new Body("Done"), List.of(), MONDAY_NINE.plusSeconds(3));
        done.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(4));
        database.act(kept -> List.of(older, newer, done).forEach(kept.cases::store));

        assertThat(list(member, Cases.Show.ALL_OPEN, null, 10))
                .extracting(CaseSummary::subject)
                .containsExactly("Newer", "Older");
        assertThat(list(member, Cases.Show.ALL, null, 10))
                .extracting(CaseSummary::subject)
                .containsExactly("Done", "Newer", "Older");
        assertThat(list(member, Cases.Show.ALL, null, 1))
                .containsExactly(new CaseSummary(
                        done.id(),
                        done.displayId(),
                        "Done",
                        done.request().type(),
                        "compute",
                        done.request().severity(),
                        CaseStatus.RESOLVED,
                        done.request().method(),
                        done.openedAt(),
                        MONDAY_NINE.plusSeconds(4),
                        Sample.promise().due(),
                        Sample.promise().atRiskAt(),
                        done.requesterName(),
                        done.firstResponseAt()));
    }

    @Test
    void paging_shows_every_case_once_while_others_arrive() {
        Member member = Sample.memberOf(database);
        List<SupportCase> cases = Sample.cases(member, 20);
        cases.forEach(one -> Sample.asked(one, one.lastActivityAt()));
        database.act(kept -> cases.forEach(kept.cases::store));
        for (Cases.Show show : Cases.Show.values()) {
            List<CaseId> seen = new ArrayList<>();
            CaseSummary last = null;
            for (List<CaseSummary> page = list(member, show, null, 7);
                    !page.isEmpty();
                    page = list(member, show, last, 7)) {
                page.forEach(line -> seen.add(line.id()));
                last = page.get(page.size() - 1);
                SupportCase arriving = Sample.supportCase(member, "Arriving", MONDAY_NINE.plusSeconds(1_000));
                database.act(kept -> kept.cases.store(arriving));
            }

            assertThat(seen).doesNotHaveDuplicates();
            assertThat(seen).containsAll(cases.stream().map(SupportCase::id).toList());
        }
    }

    @Test
    void only_a_case_that_was_asked_about_waits_for_the_customer() {
        Member member = Sample.memberOf(database);
        SupportCase waiting = Sample.supportCase(member, "Which region?", MONDAY_NINE);
        Sample.asked(waiting, MONDAY_NINE.plusSeconds(1));
        SupportCase taken = Sample.supportCase(member, "Taken", MONDAY_NINE.plusSeconds(2));
        taken.take(Sample.AIKO, MONDAY_NINE.plusSeconds(3));
        database.act(kept -> List.of(waiting, taken).forEach(kept.cases::store));

        assertThat(list(member, Cases.Show.WAITING_FOR_CUSTOMER, null, 5))
                .extracting(CaseSummary::id)
                .containsExactly(waiting.id());
    }

    @Test
    void an_open_case_that_looks_the_same_is_found_in_any_language() {
        Member member = Sample.memberOf(database);
        SupportCase certificate = Sample.supportCase(member, "The certificate of the shop expired", MONDAY_NINE);
        SupportCase shop = Sample.supportCase(member, "The shop is slow", MONDAY_NINE.plusSeconds(1));
        SupportCase japanese = Sample.supportCase(member, "証明書の期限が切れました", MONDAY_NINE.plusSeconds(2));
        SupportCase resolved = Sample.supportCase(member, "Certificate expired, again", MONDAY_NINE.plusSeconds(3));
        resolved.agentResolves(Sample.AIKO, null, List.of(), MONDAY_NINE.plusSeconds(4));
        database.act(kept -> List.of(certificate, shop, japanese, resolved).forEach(kept.cases::store));

        assertThat(like(member, "Expired CERTIFICATE in shop")).containsExactly(certificate.id());
        assertThat(like(member, "Shop invoices are missing since June")).isEmpty();
        assertThat(like(member, "証明書について")).containsExactly(japanese.id());
        assertThat(like(member, "is it")).isEmpty();
        assertThat(like(member, "%_' \0")).isEmpty();
    }

    @Test
    void a_quota_counts_what_was_opened_since() {
        Member member = Sample.memberOf(database);
        database.act(kept -> List.of(2, 0, 1)
                .forEach(i -> kept.cases.store(Sample.supportCase(member, "n", MONDAY_NINE.plusSeconds(i)))));

        assertMany(kept -> kept.cases.openedSince(Visibility.of(member), MONDAY_NINE.plusSeconds(1)))
                .containsExactly(MONDAY_NINE.plusSeconds(1), MONDAY_NINE.plusSeconds(2));
    }

    @Test
    void a_case_is_read_with_four_queries_however_long_its_correspondence_is() {
        Member member = Sample.memberOf(database);
        SupportCase opened = Sample.supportCase(member, "Long", MONDAY_NINE);
        List<AttachedFile> files = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            files.add(uploaded(member));
            opened.customerReplies(member, new Body("entry " + i), List.of(files.get(i - 1)), MONDAY_NINE);
        }
        database.act(kept -> kept.cases.store(opened));

        QueryCount count = new QueryCount();
        SupportCase found = database.ask(kept -> count.during(
                kept.entities,
                () -> kept.cases.find(Visibility.of(member), opened.id()).orElseThrow()));

        assertThat(found).usingRecursiveComparison().isEqualTo(opened);
        assertThat(count.statements()).isEqualTo(4);
    }

    private List<CaseSummary> list(Member member, Cases.Show show, CaseSummary after, int most) {
        return database.ask(
                kept -> kept.cases.list(Visibility.of(member), show, after == null ? null : after.place(), most));
    }

    private List<CaseId> like(Member member, String text) {
        return database.ask(kept -> kept.cases.openLike(Visibility.of(member), text, 5)).stream()
                .map(CaseSummary::id)
                .toList();
    }
}
