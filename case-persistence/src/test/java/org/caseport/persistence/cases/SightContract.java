package org.caseport.persistence.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.persistence.Sample.MONDAY_NINE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Grant;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.account.Role;
import org.caseport.domain.cases.Audience;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.CaseId;
import org.caseport.domain.cases.CaseLinks;
import org.caseport.domain.cases.CaseStatus;
import org.caseport.domain.cases.CaseSummary;
import org.caseport.domain.cases.Cases;
import org.caseport.domain.cases.SupportCase;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.live.Revisions;
import org.caseport.domain.live.Topic;
import org.caseport.domain.search.CaseFeed;
import org.caseport.domain.search.CaseSearch;
import org.caseport.persistence.Sample;
import org.caseport.persistence.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That every port shows a member exactly what the rule says, whatever the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SightContract {

    private static final Set<CaseStatus> ALL = EnumSet.allOf(CaseStatus.class);
    private static final int MANY = 1_000;

    private TestDatabase database;

    abstract TestDatabase open();

    @BeforeAll
    void start() {
        database = open();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
    }

    // ---- each port against the rule

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatever_is_granted_named_and_confidential_every_port_shows_exactly_what_the_rule_says(long seed) {
        Random random = new Random(seed);
        List<Member> members = new ArrayList<>(account(random, 4));
        List<SupportCase> cases = cases(random, members, 15);
        members.addAll(account(random, 2));
        cases.addAll(cases(random, members.subList(4, 6), 6));
        linkAll(cases);

        for (Member member : members) {
            Set<CaseId> shown = cases.stream()
                    .filter(Visibility.of(member)::shows)
                    .map(SupportCase::id)
                    .collect(Collectors.toSet());
            assertThat(through(member, cases)).allSatisfy((port, found) -> assertThat(found)
                    .as("%s with seed %s for %s", port, seed, member.grants())
                    .isEqualTo(shown));
        }
    }

    /** What each port has for the member; whoever adds a port adds a line. */
    private Map<String, Set<CaseId>> through(Member member, List<SupportCase> cases) {
        Visibility visibility = Visibility.of(member);
        Set<CaseId> all = cases.stream().map(SupportCase::id).collect(Collectors.toSet());
        return database.ask(kept -> Map.of(
                "find",
                        those(
                                cases,
                                one -> kept.cases.find(visibility, one.id()).isPresent()),
                "lock",
                        those(
                                cases,
                                one -> kept.cases.lock(visibility, one.id()).isPresent()),
                "list", ids(kept.cases.list(visibility, Cases.Show.ALL, null, MANY)),
                "openLike", ids(kept.cases.openLike(visibility, "oven secret", MANY)),
                "openedSince", counted(kept.cases.openedSince(visibility, Instant.EPOCH), cases, visibility),
                "search", found(kept, visibility, ""),
                "words", found(kept, visibility, "secret"),
                "lines", kept.search.lines(visibility, all).keySet(),
                "history", history(kept, visibility, cases),
                "links", linked(kept, visibility, cases)));
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void existence_correspondence_revisions_and_paging_are_in_sight_as_well(long seed) {
        Random random = new Random(seed);
        List<Member> members = account(random, 4);
        List<SupportCase> cases = cases(random, members, 15);
        List<CaseId> all = cases.stream().map(SupportCase::id).toList();

        for (Member member : members) {
            Visibility visibility = Visibility.of(member);
            Set<CaseId> shown = cases.stream()
                    .filter(visibility::shows)
                    .map(SupportCase::id)
                    .collect(Collectors.toSet());

            assertThat(database.<Set<CaseId>>ask(kept -> those(cases, one -> kept.cases.exists(visibility, one.id()))))
                    .isEqualTo(shown);
            assertThat(database.<Set<CaseId>>ask(kept -> history(kept)
                            .latestCommunications(visibility, all, 5)
                            .keySet()))
                    .isEqualTo(shown);
            assertThat(database.<Set<CaseId>>ask(kept -> those(cases, one -> !history(kept)
                            .communications(visibility, one.id(), null, null, null, 5)
                            .isEmpty())))
                    .isEqualTo(shown);
            assertThat(moved(visibility, cases)).isEqualTo(shown);
            assertThat(paged(visibility)).containsExactlyElementsOf(newestFirst(cases, shown));
        }
    }

    @Test
    void the_cases_of_an_account_move_only_for_those_who_see_the_one_that_moved() {
        List<Member> members = account(new Random(9), 3);
        Member all = with(members.get(0), Grant.USUAL);
        Member own = with(members.get(1), Set.of(Grant.REPLY));
        Member administrator = with(members.get(2), EnumSet.allOf(Grant.class));
        SupportCase secret = stored(all, "A secret oven", new Audience(true, Set.of()), MONDAY_NINE);
        List<Visibility.OfMember> sights = List.of(member(all), member(own), member(administrator));
        List<Long> before = sights.stream().map(this::revisionOf).toList();

        database.act(kept -> {
            SupportCase held = kept.cases.lock(Visibility.of(all), secret.id()).orElseThrow();
            held.customerReplies(all, new Body("More"), List.of(), MONDAY_NINE.plusSeconds(9));
            kept.cases.store(held);
        });

        List<Long> after = sights.stream().map(this::revisionOf).toList();
        assertThat(after.get(0)).isNotEqualTo(before.get(0));
        assertThat(after.subList(1, 3)).isEqualTo(before.subList(1, 3));
    }

    // ---- what changes

    @Test
    void who_is_named_sees_the_case_and_who_is_not_named_any_more_does_not() {
        List<Member> members = account(new Random(10), 2);
        Member owner = members.get(0);
        Member other = with(members.get(1), Set.of());
        SupportCase opened = stored(owner, "Oven", Audience.USUAL, MONDAY_NINE);

        assertThat(sees(other, opened)).isFalse();
        change(opened, owner, new Audience(true, Set.of(other.id())));
        assertThat(sees(other, opened)).isTrue();
        assertThat(database.<Audience>ask(kept -> kept.cases
                        .find(Visibility.of(other), opened.id())
                        .orElseThrow()
                        .audience()))
                .isEqualTo(new Audience(true, Set.of(other.id())));
        change(opened, owner, new Audience(true, Set.of()));
        assertThat(sees(other, opened)).isFalse();
        assertThat(sees(owner, opened)).isTrue();
        assertThat(database.count("case_member", "case_id = '" + opened.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void what_a_member_may_do_survives_whoever_stores_the_person_anew() {
        Member member = account(new Random(11), 1).get(0);
        database.act(kept -> kept.memberships.grant(member.id(), Set.of(Grant.REPLY)));

        // As a directory does, which knows nothing of grants.
        database.act(kept -> kept.people.store(
                new Person(member.id(), member.email(), "Anna", Set.of(Role.MEMBER), member.account(), "en", null)));

        Person stored = database.ask(kept -> kept.people.find(member.id())).orElseThrow();
        assertThat(stored.name()).isEqualTo("Anna");
        assertThat(stored.grants()).containsExactly(Grant.REPLY);
    }

    @Test
    void members_are_paged_by_name_and_administrators_are_told_apart() {
        List<Member> members = account(new Random(12), 5);
        AccountId account = members.get(0).account();
        database.act(kept -> kept.memberships.grant(members.get(2).id(), Set.of(Grant.ADMINISTER)));
        List<Person> all = new ArrayList<>();
        Person last = null;
        do {
            Person after = last;
            List<Person> page = database.ask(kept -> kept.memberships.of(account, after, 2));
            all.addAll(page);
            last = page.isEmpty() ? null : page.get(page.size() - 1);
        } while (last != null);

        assertThat(all).hasSize(5).isSortedAccordingTo((a, b) -> a.name().compareTo(b.name()));
        assertThat(database.<List<Person>>ask(kept -> kept.memberships.administratorsOf(account)))
                .extracting(Person::id)
                .containsExactly(members.get(2).id());
        assertThat(database.<List<Person>>ask(kept -> kept.memberships.lockedAdministratorsOf(account)))
                .hasSize(1);
        assertThat(database.<List<Person>>ask(kept ->
                        kept.memberships.of(account, List.of(members.get(1).id(), new PersonId("nobody")))))
                .extracting(Person::id)
                .containsExactly(members.get(1).id());
    }

    @Test
    void no_port_of_the_customer_side_looks_without_a_sight() {
        List<Class<?>> ports = List.of(Cases.class, CaseFeed.class, CaseSearch.class, CaseLinks.class);

        assertThat(ports.stream().flatMap(port -> Arrays.stream(port.getMethods())))
                .as("what returns cases or counts them")
                .filteredOn(method -> !Set.of("nextDisplayId", "add", "store", "link", "index")
                        .contains(method.getName()))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(method.getParameterTypes()[0])
                        .as(method.toString())
                        .isEqualTo(Visibility.class));
    }

    // ---- how

    private List<Member> account(Random random, int many) {
        Account account = Sample.account();
        database.act(kept -> kept.accounts.store(account));
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Member member = with(Sample.colleague(account.id()), grants(random));
            Person person = Sample.person(member);
            database.act(kept -> kept.people.store(person));
            members.add(member);
        }
        return members;
    }

    private static Set<Grant> grants(Random random) {
        Set<Grant> grants = EnumSet.noneOf(Grant.class);
        Arrays.stream(Grant.values()).filter(any -> random.nextBoolean()).forEach(grants::add);
        return grants;
    }

    private static Member with(Member member, Set<Grant> grants) {
        return new Member(member.id(), member.name(), member.email(), member.account(), grants);
    }

    private static Visibility.OfMember member(Member member) {
        return Visibility.of(member);
    }

    private List<SupportCase> cases(Random random, List<Member> members, int many) {
        List<SupportCase> cases = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            Set<PersonId> named = members.stream()
                    .filter(any -> random.nextInt(4) == 0)
                    .map(Member::id)
                    .collect(Collectors.toSet());
            Member owner = members.get(random.nextInt(members.size()));
            SupportCase opened = Sample.supportCase(owner, "A secret oven " + i, MONDAY_NINE.plusSeconds(i / 3));
            opened.changeAudience(owner, new Audience(random.nextInt(3) == 0, named), MONDAY_NINE);
            cases.add(opened);
        }
        database.act(kept -> cases.forEach(kept.cases::add));
        return cases;
    }

    private SupportCase stored(Member owner, String subject, Audience audience, Instant at) {
        SupportCase opened = Sample.supportCase(owner, subject, at);
        opened.changeAudience(owner, audience, at);
        database.act(kept -> kept.cases.add(opened));
        return opened;
    }

    private void change(SupportCase opened, Member owner, Audience audience) {
        database.act(kept -> {
            SupportCase held =
                    kept.cases.lock(Visibility.of(owner), opened.id()).orElseThrow();
            held.changeAudience(owner, audience, MONDAY_NINE);
            kept.cases.store(held);
        });
    }

    private boolean sees(Member member, SupportCase opened) {
        return database.ask(
                kept -> kept.cases.find(Visibility.of(member), opened.id()).isPresent());
    }

    /** Each is linked to the next one of its account, around. */
    private void linkAll(List<SupportCase> cases) {
        database.act(kept -> accountsOf(cases).forEach(ours -> {
            for (int i = 0; i < ours.size(); i++) {
                kept.links.link(
                        ours.get(i).id(), ours.get((i + 1) % ours.size()).id(), MONDAY_NINE);
            }
        }));
    }

    private static Collection<List<SupportCase>> accountsOf(List<SupportCase> cases) {
        return cases.stream()
                .collect(Collectors.groupingBy(SupportCase::account))
                .values();
    }

    /** Those that are seen at the other end of a link, or would be if the case at this end were seen. */
    private static Set<CaseId> linked(TestDatabase.Kept kept, Visibility visibility, List<SupportCase> cases) {
        Set<CaseId> linked = new HashSet<>();
        for (SupportCase one : cases) {
            List<CaseSummary> others = kept.links.of(visibility, one.id());
            assertThat(others.isEmpty() || visibility.shows(one)).isTrue();
            linked.addAll(ids(others));
        }
        // One whose neighbours are all hidden is at the end of no link that is seen.
        for (List<SupportCase> ours : cases.stream()
                .collect(Collectors.groupingBy(SupportCase::account))
                .values()) {
            for (int i = 0; i < ours.size(); i++) {
                SupportCase before = ours.get((i + ours.size() - 1) % ours.size());
                SupportCase after = ours.get((i + 1) % ours.size());
                if (visibility.shows(ours.get(i)) && !visibility.shows(before) && !visibility.shows(after)) {
                    linked.add(ours.get(i).id());
                }
            }
        }
        return linked;
    }

    private static Set<CaseId> those(List<SupportCase> cases, Function<SupportCase, Boolean> asked) {
        return cases.stream().filter(asked::apply).map(SupportCase::id).collect(Collectors.toSet());
    }

    private static Set<CaseId> ids(Collection<CaseSummary> lines) {
        return lines.stream().map(CaseSummary::id).collect(Collectors.toSet());
    }

    /** Instants name no case: so many must there be, and then it is taken for these. */
    private static Set<CaseId> counted(List<Instant> opened, List<SupportCase> cases, Visibility visibility) {
        Set<CaseId> shown = those(cases, visibility::shows);
        return opened.size() == shown.size() ? shown : Set.of();
    }

    private static Set<CaseId> found(TestDatabase.Kept kept, Visibility visibility, String text) {
        return kept.search.find(visibility, filter(text), order(), null, MANY).stream()
                .map(found -> found.summary().id())
                .collect(Collectors.toSet());
    }

    private static CaseSearch.Filter filter(String text) {
        return new CaseSearch.Filter(text, ALL, null, null, null, Instant.EPOCH, null);
    }

    private static CaseSearch.Order order() {
        return new CaseSearch.Order(CaseSearch.Sort.LAST_ACTIVITY, true);
    }

    private List<CaseId> paged(Visibility visibility) {
        return database.ask(kept -> {
            List<CaseId> all = new ArrayList<>();
            CaseSearch.Place from = null;
            List<CaseSearch.Found> page;
            do {
                page = kept.search.find(visibility, filter(""), order(), from, 3);
                page.forEach(found -> all.add(found.summary().id()));
                from = page.isEmpty()
                        ? null
                        : CaseSearch.Place.of(
                                page.get(page.size() - 1).summary(), CaseSearch.Sort.LAST_ACTIVITY, false);
            } while (from != null);
            return all;
        });
    }

    private static List<CaseId> newestFirst(List<SupportCase> cases, Set<CaseId> shown) {
        List<SupportCase> sorted = new ArrayList<>(cases);
        sorted.sort((a, b) -> {
            int later = b.lastActivityAt().compareTo(a.lastActivityAt());
            return later == 0 ? b.id().value().compareTo(a.id().value()) : later;
        });
        return sorted.stream().map(SupportCase::id).filter(shown::contains).toList();
    }

    private static Set<CaseId> history(TestDatabase.Kept kept, Visibility visibility, List<SupportCase> cases) {
        CaseFeed.Filter filter = new CaseFeed.Filter(
                cases.stream().map(SupportCase::id).toList(), null, Instant.EPOCH, null, true, null);
        return history(kept).cases(visibility, filter, null, MANY).stream()
                .map(CaseFeed.Heading::id)
                .collect(Collectors.toSet());
    }

    private static CaseFeed history(TestDatabase.Kept kept) {
        return kept.adapter(CaseFeed.class);
    }

    private Set<CaseId> moved(Visibility visibility, List<SupportCase> cases) {
        List<Topic> topics = cases.stream()
                .<Topic>map(one -> new Topic.CustomersCase(one.id(), (Visibility.OfMember) visibility))
                .toList();
        return revisions(topics).keySet().stream()
                .map(topic -> ((Topic.CustomersCase) topic).id())
                .collect(Collectors.toSet());
    }

    private long revisionOf(Visibility.OfMember visibility) {
        Topic topic = new Topic.CasesOf(visibility);
        return revisions(List.of(topic)).getOrDefault(topic, -1L);
    }

    private Map<Topic, Long> revisions(Collection<Topic> topics) {
        return database.ask(kept -> {
            return kept.adapter(Revisions.class).of(Collections.unmodifiableCollection(topics), Instant.EPOCH);
        });
    }
}
