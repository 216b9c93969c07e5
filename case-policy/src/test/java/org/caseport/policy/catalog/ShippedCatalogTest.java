package org.caseport.policy.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseport.domain.cases.CaseType.ACCOUNT_AND_BILLING;
import static org.caseport.domain.cases.CaseType.SERVICE_LIMIT_INCREASE;
import static org.caseport.domain.cases.CaseType.TECHNICAL;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Question.Kind;
import org.caseport.domain.catalog.RecommendedLink;
import org.caseport.domain.catalog.Service;
import org.junit.jupiter.api.Test;

class ShippedCatalogTest {

    private static final Catalog CATALOG = Catalogs.shipped();
    private static final Path ARTICLES = Path.of("src/main/resources/catalog/help");
    private static final Pattern JAPANESE = Pattern.compile("[\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}]");

    /** Words that are the same in Japanese: names of products and protocols. */
    private static final Pattern SAME_EVERYWHERE =
            Pattern.compile("DNS|VPN|PostgreSQL|MySQL|SQL Server|Oracle|TCP|UDP|SAML 2\\.0|OpenID Connect|Kerberos"
                    + "|TiB|GiB|vCPU|IOPS");

    @Test
    void account_and_billing_has_at_least_eight_services_of_its_own_and_general_information() {
        assertThat(CATALOG.servicesFor(ACCOUNT_AND_BILLING))
                .filteredOn(service -> service.types().size() == 1)
                .hasSizeGreaterThanOrEqualTo(8);
        assertThat(CATALOG.servicesFor(ACCOUNT_AND_BILLING)).contains(generalInformation());
    }

    @Test
    void technical_has_at_least_twenty_services_of_its_own_and_general_information() {
        assertThat(CATALOG.servicesFor(TECHNICAL))
                .filteredOn(service -> service.types().size() == 1)
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(CATALOG.servicesFor(TECHNICAL)).contains(generalInformation());
    }

    @Test
    void general_information_takes_what_fits_nowhere_else() {
        assertThat(generalInformation().types()).containsExactlyInAnyOrder(ACCOUNT_AND_BILLING, TECHNICAL);
        assertThat(generalInformation().category("other")).isPresent();
    }

    @Test
    void the_names_that_people_know_are_there() {
        assertThat(categoryName("relational-database", "cant-connect"))
                .isEqualTo("Relational database › Can't connect");
        assertThat(categoryName("invoices-and-payments", "download")).isEqualTo("Invoices and payments › Download");
    }

    @Test
    void every_service_has_three_to_seven_categories() {
        assertThat(CATALOG.services())
                .allSatisfy(service ->
                        assertThat(service.categories()).as(service.code()).hasSizeBetween(3, 7));
    }

    @Test
    void no_service_is_about_limits_since_limit_types_are() {
        assertThat(CATALOG.servicesFor(SERVICE_LIMIT_INCREASE)).isEmpty();
        assertThat(CATALOG.services())
                .noneMatch(service -> CATALOG.limitType(service.code()).isPresent());
    }

    @Test
    void eight_limit_types_name_their_limits_and_regions() {
        assertThat(CATALOG.limitTypes()).hasSize(8).allSatisfy(type -> {
            assertThat(type.limits()).as(type.code()).hasSizeBetween(2, 5);
            assertThat(type.regions()).as(type.code()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(type.limits())
                    .allSatisfy(limit ->
                            assertThat(limit.current()).as(limit.code()).isPositive());
        });
    }

    @Test
    void every_prompt_is_a_prompt_of_its_own_in_either_language() {
        assertThat(prompts()).extracting(prompt -> prompt.in("en")).doesNotHaveDuplicates();
        assertThat(prompts()).extracting(prompt -> prompt.in("ja")).doesNotHaveDuplicates();
    }

    @Test
    void not_even_a_line_of_a_prompt_is_said_twice() {
        assertThat(prompts().stream().flatMap(prompt -> prompt.in("en").lines()))
                .doesNotHaveDuplicates();
        assertThat(prompts().stream().flatMap(prompt -> prompt.in("ja").lines()))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_prompt_has_two_to_five_lines_in_either_language() {
        assertThat(prompts())
                .allSatisfy(prompt -> assertThat(prompt.in("en").lines().count())
                        .as(prompt.in("en"))
                        .isBetween(2L, 5L))
                .allSatisfy(prompt -> assertThat(prompt.in("ja").lines().count())
                        .as(prompt.in("ja"))
                        .isEqualTo(prompt.in("en").lines().count()));
    }

    @Test
    void every_text_is_really_written_in_both_languages() {
        assertThat(texts()).hasSizeGreaterThan(500).allSatisfy(text -> {
            assertThat(text.byLanguage()).containsOnlyKeys("en", "ja");
            assertThat(JAPANESE.matcher(text.in("en")).find()).as(text.in("en")).isFalse();
            assertThat(JAPANESE.matcher(text.in("ja")).find()
                            || SAME_EVERYWHERE.matcher(text.in("ja")).matches())
                    .as(text.in("ja"))
                    .isTrue();
        });
    }

    @Test
    void every_category_and_every_limit_type_links_to_help_that_ships_with_the_portal() {
        assertThat(categories())
                .allSatisfy(category ->
                        assertThat(category.links()).as(category.code()).isNotEmpty());
        assertThat(CATALOG.limitTypes())
                .allSatisfy(type -> assertThat(type.links()).as(type.code()).isNotEmpty());
        assertThat(links().map(RecommendedLink::address).filter(address -> !address.equals("/help")))
                .allSatisfy(address ->
                        assertThat(CATALOG.articleAt(address)).as(address).isPresent());
    }

    @Test
    void no_list_of_links_leads_to_an_article_twice() {
        assertThat(categories()).allSatisfy(category -> assertThat(category.links())
                .extracting(RecommendedLink::address)
                .doesNotHaveDuplicates());
    }

    @Test
    void no_article_lies_there_that_nothing_links_to() throws IOException {
        try (Stream<Path> files = Files.list(ARTICLES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(CATALOG.articles().stream()
                            .flatMap(article -> Stream.of(article.slug() + ".en.md", article.slug() + ".ja.md"))
                            .toList());
        }
    }

    @Test
    void an_article_has_steps_and_says_when_to_open_a_case_in_either_language() {
        assertThat(CATALOG.articles())
                .hasSizeGreaterThan(60)
                .allSatisfy(article -> assertThat(article.text().in("en"))
                        .as(article.slug())
                        .contains("## What to do\n\n1. ", "## When to open a case\n\n"))
                .allSatisfy(article -> assertThat(article.text().in("ja"))
                        .as(article.slug())
                        .contains("## 確認と対処\n\n1. ", "## ケースを作成するとき\n\n"));
    }

    @Test
    void an_article_is_short_in_english_and_as_long_in_steps_in_japanese() {
        assertThat(CATALOG.articles()).allSatisfy(article -> {
            assertThat(article.text().in("en").split("\\s+")).as(article.slug()).hasSizeBetween(80, 210);
            assertThat(steps(article.text().in("ja")))
                    .as(article.slug())
                    .isEqualTo(steps(article.text().in("en")));
        });
    }

    private static long steps(String text) {
        return text.lines().filter(line -> line.matches("[0-9]\\. .*")).count();
    }

    @Test
    void at_least_twelve_categories_ask_more_and_every_kind_of_question_is_used() {
        assertThat(categories())
                .filteredOn(category -> !category.questions().isEmpty())
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(questions().map(Question::kind)).contains(Kind.values());
    }

    @Test
    void some_questions_must_be_answered_and_some_may_be_left_open() {
        assertThat(questions().map(Question::required)).contains(true, false);
    }

    @Test
    void a_number_can_be_bounded_and_a_list_of_rows_always_is() {
        assertThat(questions()).anyMatch(question -> question.least() != null && question.most() != null);
        assertThat(questions().filter(question -> question.kind() == Kind.ROWS))
                .allMatch(question -> question.most() != null);
    }

    @Test
    void a_list_of_rows_asks_for_texts_choices_numbers_and_dates() {
        assertThat(questions().flatMap(question -> question.columns().stream()).map(Question::kind))
                .contains(Kind.TEXT, Kind.CHOICE, Kind.NUMBER, Kind.DATE);
    }

    @Test
    void no_two_services_have_the_same_name_and_no_two_categories_of_one() {
        for (String language : List.of("en", "ja")) {
            assertThat(CATALOG.services())
                    .extracting(s -> s.name().in(language))
                    .doesNotHaveDuplicates();
            assertThat(CATALOG.services()).allSatisfy(service -> assertThat(service.categories())
                    .extracting(c -> c.name().in(language))
                    .doesNotHaveDuplicates());
        }
    }

    @Test
    void no_two_regions_have_the_same_name() {
        Map<String, List<String>> codes = CATALOG.limitTypes().stream()
                .flatMap(type -> type.regions().stream())
                .distinct()
                .collect(Collectors.groupingBy(
                        region -> region.name().in("en"),
                        Collectors.mapping(LimitType.Region::code, Collectors.toList())));

        assertThat(codes.values()).allMatch(same -> same.size() == 1);
    }

    private static Service generalInformation() {
        return CATALOG.service("general-info").orElseThrow();
    }

    private static String categoryName(String service, String category) {
        Service found = CATALOG.service(service).orElseThrow();
        return found.name().in("en") + " › "
                + found.category(category).orElseThrow().name().in("en");
    }

    private static List<Category> categories() {
        return CATALOG.services().stream().flatMap(s -> s.categories().stream()).toList();
    }

    private static List<LocalizedText> prompts() {
        return Stream.concat(
                        categories().stream().map(Category::prompt),
                        CATALOG.limitTypes().stream().map(LimitType::prompt))
                .toList();
    }

    private static Stream<RecommendedLink> links() {
        return Stream.concat(
                categories().stream().flatMap(category -> category.links().stream()),
                CATALOG.limitTypes().stream().flatMap(type -> type.links().stream()));
    }

    private static Stream<Question> questions() {
        return categories().stream().flatMap(category -> category.questions().stream());
    }

    private static List<LocalizedText> texts() {
        List<LocalizedText> texts = new ArrayList<>(prompts());
        links().map(RecommendedLink::title).forEach(texts::add);
        CATALOG.articles().forEach(article -> texts.addAll(List.of(article.title(), article.text())));
        CATALOG.services().forEach(service -> texts.add(service.name()));
        categories().forEach(category -> texts.add(category.name()));
        questions().forEach(question -> {
            addTexts(question, texts);
            question.columns().forEach(column -> addTexts(column, texts));
        });
        CATALOG.limitTypes().forEach(type -> {
            texts.add(type.name());
            type.regions().forEach(region -> texts.add(region.name()));
            type.limits().forEach(limit -> texts.addAll(List.of(limit.name(), limit.unit())));
        });
        return texts;
    }

    private static void addTexts(Question question, List<LocalizedText> texts) {
        texts.add(question.label());
        if (question.help() != null) {
            texts.add(question.help());
        }
        question.choices().forEach(choice -> texts.add(choice.label()));
    }
}
