package org.caseport.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseport.domain.access.AccessKey;
import org.caseport.domain.access.AccessKeys;
import org.caseport.domain.account.Account;
import org.caseport.domain.account.AccountId;
import org.caseport.domain.account.Accounts;
import org.caseport.domain.account.Agents;
import org.caseport.domain.account.Invitation;
import org.caseport.domain.account.Invitations;
import org.caseport.domain.account.Member;
import org.caseport.domain.account.People;
import org.caseport.domain.account.Person;
import org.caseport.domain.account.PersonId;
import org.caseport.domain.cases.Visibility;
import org.caseport.domain.factor.SecondFactor;
import org.caseport.domain.factor.SecondFactors;
import org.caseport.domain.hook.Webhook;
import org.caseport.domain.hook.Webhooks;
import org.caseport.domain.journal.JournalEntry;
import org.caseport.web.application.RetryOnDuplicateKey;

/** Checks that the code keeps to its architecture; read it as a map of the system. */
@AnalyzeClasses(packages = "org.caseport", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule modules_point_inwards = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("org.caseport..")
            .layer("domain")
            .definedBy("org.caseport.domain..")
            .layer("policy")
            .definedBy("org.caseport.policy..")
            .layer("persistence")
            .definedBy("org.caseport.persistence..")
            .layer("web")
            .definedBy("org.caseport.web..")
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("persistence")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("policy")
            .mayOnlyBeAccessedByLayers("web")
            .whereLayer("domain")
            .mayOnlyBeAccessedByLayers("policy", "persistence", "web");

    @ArchTest
    static final ArchRule the_domain_is_plain_java = classes()
            .that()
            .resideInAPackage("org.caseport.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "org.caseport.domain..");

    @ArchTest
    static final ArchRule policy_is_plain_java_that_reads_data_and_knows_holidays_and_phones = classes()
            .that()
            .resideInAPackage("org.caseport.policy..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.caseport.domain..",
                    "org.caseport.policy..",
                    "org.snakeyaml.engine..",
                    "de.focus_shift.jollyday..",
                    "com.google.i18n.phonenumbers..",
                    "org.apache.commons.validator..");

    @ArchTest
    static final ArchRule rows_stay_in_persistence = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .resideInAPackage("org.caseport.persistence..")
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule use_cases_know_no_page_and_no_http = noClasses()
            .that()
            .resideInAPackage("org.caseport.web.application..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.faces..",
                    "jakarta.servlet..",
                    "jakarta.ws.rs..",
                    "org.primefaces..",
                    "org.caseport.web.pages..",
                    "org.caseport.web.security..",
                    "org.caseport.web.frame..");

    /** Who stores a unique key at the same moment as somebody else is answered as if the other had been first. */
    @ArchTest
    static final ArchRule what_stores_unique_keys_is_repeated_when_somebody_else_does_too = noClasses()
            .that()
            .resideInAnyPackage("org.caseport.web.application..", "org.caseport.web.security.admission..")
            .and()
            .areNotAnnotatedWith(RetryOnDuplicateKey.class)
            .should()
            .callMethod(Accounts.class, "add", Account.class)
            .orShould()
            .callMethod(People.class, "store", Person.class)
            .orShould()
            .callMethod(Invitations.class, "store", Invitation.class, String.class)
            .orShould()
            .callMethod(Agents.class, "setSkills", PersonId.class, Set.class, Set.class, Integer.class)
            .orShould()
            .callMethod(AccessKeys.class, "store", AccessKey.class)
            .orShould()
            .callMethod(Webhooks.class, "store", Webhook.class)
            .orShould()
            .callMethod(SecondFactors.class, "store", SecondFactor.class, Set.class);

    @ArchTest
    static final ArchRule only_backing_beans_have_el_names =
            classes().that().areAnnotatedWith(Named.class).should().resideInAPackage("org.caseport.web.pages..");

    /** Members' pages, the wizard and the queue are plain pages; PrimeFaces serves the office. */
    @ArchTest
    static final ArchRule primefaces_stays_in_the_office = noClasses()
            .that()
            .resideOutsideOfPackage("org.caseport.web.pages.admin..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.primefaces..");

    @ArchTest
    static final ArchRule pages_keep_nothing_on_the_server = noClasses()
            .should()
            .beAnnotatedWith(ViewScoped.class)
            .orShould()
            .beAnnotatedWith(SessionScoped.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.servlet.http.HttpSession");

    /**
     * Files are kept and given back as they are: so no entity is fetched, no bomb goes off and no object comes alive.
     * FileKind alone unpacks, and only the first 64 KB of a packed file, to see whether a program is in it.
     */
    @ArchTest
    static final ArchRule nothing_unpacks_what_people_send = noClasses()
            .that()
            .haveNameNotMatching("org\\.caseport\\.web\\.application\\.content\\.FileKind.*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax..", "javax.script..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.zip\\.(Zip(File|InputStream)|GZIPInputStream|Inflater.*)")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.io.ObjectInputStream");

    @ArchTest
    static final ArchRule nobody_reads_the_wall_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule one_class_makes_the_clock =
            noClasses().that().doNotHaveSimpleName("PolicyProducer").should().callMethod(Clock.class, "systemUTC");

    /** Who acts as a member may do what is granted at that moment, and not what members usually may. */
    @ArchTest
    static final ArchRule members_come_of_people_with_what_is_granted = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Member.class.getName())
            .should()
            .callConstructor(Member.class, PersonId.class, String.class, String.class, AccountId.class)
            .orShould()
            .callConstructor(Member.class, PersonId.class, String.class, String.class, AccountId.class, Set.class);

    /** An entry is about an act on the journal's list, which was done or refused: nobody else puts one together. */
    @ArchTest
    static final ArchRule the_journal_makes_its_entries = noClasses()
            .that()
            .resideOutsideOfPackages("org.caseport.domain.journal..", "org.caseport.persistence.journal..")
            .should()
            .callConstructor(
                    JournalEntry.class,
                    AccountId.class,
                    PersonId.class,
                    String.class,
                    String.class,
                    String.class,
                    String.class,
                    Instant.class);

    /** One class says in queries who sees a case, so that no list, count or search can forget it. */
    @ArchTest
    static final ArchRule what_customers_see_is_decided_in_one_place = classes()
            .that()
            .haveSimpleName("JpaCases")
            .or()
            .haveSimpleName("JpaCaseSearch")
            .or()
            .haveSimpleName("JpaCaseFeed")
            .should()
            .dependOnClassesThat(simpleName("CaseVisibility"));

    /**
     * The support side's visibility is for those who work cases and for what runs by itself; no page and no program
     * has it.
     */
    @ArchTest
    static final ArchRule only_use_cases_look_with_the_sight_of_support = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "org.caseport.domain..",
                    "org.caseport.persistence..",
                    "org.caseport.web.application..",
                    "org.caseport.web.demo..",
                    "org.caseport.web.watch..")
            .should()
            .callMethod(Visibility.class, "ofSupport", AccountId.class);

    @ArchTest
    static final ArchRule packages_form_no_cycles =
            slices().matching("org.caseport.(*).(*)..").should().beFreeOfCycles();

    /** A bean that the container wraps has no public field; a test that wants to fill one has an injector. */
    @ArchTest
    static final ArchRule what_is_injected_is_not_public =
            fields().that().areAnnotatedWith(Inject.class).should().notBePublic();

    @ArchTest
    static final ArchRule rooms_of_use_cases_form_no_cycles =
            slices().matching("org.caseport.web.application.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_of_security_form_no_cycles =
            slices().matching("org.caseport.web.security.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_of_pages_form_no_cycles =
            slices().matching("org.caseport.web.pages.(**)").should().beFreeOfCycles();

    /** What all use cases share stands above their rooms and knows none of them. */
    @ArchTest
    static final ArchRule what_use_cases_share_knows_none_of_them = noClasses()
            .that()
            .resideInAPackage("org.caseport.web.application")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.caseport.web.application.*..");

    @ArchTest
    static final ArchRule columns_and_words_know_no_other_room_of_persistence = noClasses()
            .that()
            .resideInAnyPackage("org.caseport.persistence.column..", "org.caseport.persistence.words..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.caseport.persistence..")
                    .and(not(resideInAnyPackage(
                            "org.caseport.persistence.column..", "org.caseport.persistence.words.."))));

    /**
     * Pages, programs, open pages that listen, the clock and events: each is a way in to the use cases, and none to
     * another.
     */
    @ArchTest
    static final ArchRule ways_in_ignore_each_other =
            slices().assignedFrom(new WayIn()).should().notDependOnEachOther();

    @ArchTest
    static final ArchRule no_room_is_crowded = roomsHaveAtMost(25);

    static ArchRule roomsHaveAtMost(int most) {
        return classes().that().areTopLevelClasses().should(new ShareTheirPackageWithAtMost(most));
    }

    private static final class ShareTheirPackageWithAtMost extends ArchCondition<JavaClass> {

        private final int most;
        private Map<String, Long> inPackage = Map.of();

        ShareTheirPackageWithAtMost(int most) {
            super("be at most " + most + " in a package");
            this.most = most;
        }

        @Override
        public void init(Collection<JavaClass> all) {
            inPackage = all.stream()
                    .filter(one -> !one.getSimpleName().equals("package-info"))
                    .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        }

        @Override
        public void check(JavaClass one, ConditionEvents events) {
            long together = inPackage.getOrDefault(one.getPackageName(), 0L);
            if (together > most) {
                events.add(SimpleConditionEvent.violated(one, one.getName() + " is one of " + together));
            }
        }
    }

    private static final class WayIn implements SliceAssignment {

        private static final Set<String> WAYS = Set.of("pages", "api", "live", "clockwork", "reactions");

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass one) {
            String[] path = one.getPackageName().split("\\.", -1);
            return path.length > 3 && path[2].equals("web") && WAYS.contains(path[3])
                    ? SliceIdentifier.of(path[3])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "ways in";
        }
    }
}
