package org.caseport.web.pages.customer.wizard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.cases.Severity;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.RecommendedLink;
import org.caseport.domain.catalog.Service;
import org.caseport.domain.contact.ContactMethod;
import org.caseport.domain.draft.DraftFields;
import org.caseport.domain.text.BlankText;
import org.caseport.policy.comparison.PlanFeatures;
import org.caseport.policy.entitlement.CasePolicy;
import org.caseport.web.application.report.UsualResponseTimes;
import org.caseport.web.pages.CurrentUser;
import org.caseport.web.pages.Labels;
import org.caseport.web.pages.Option;
import org.caseport.web.pages.PlanDescriptions;

/** Lists the options of the wizard's pickers for the draft, in the reader's language. */
@Named
@RequestScoped
public class WizardOptions {

    /** By the language of the page, as sorting by the rules of a language takes longer than the rest of the step. */
    private static final Map<String, List<Option>> COUNTRIES = new ConcurrentHashMap<>();

    @Inject
    CreateCaseWizard wizard;

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    @Inject
    CasePolicy policy;

    @Inject
    UsualResponseTimes usual;

    @Inject
    Clock clock;

    /** What the account's plan includes, a sentence each. */
    public List<String> planIncludes() {
        return new PlanDescriptions(labels).sentences(PlanFeatures.of(policy, user.account(), clock.instant()));
    }

    /** How soon a case like the draft is usually answered by this contact method; empty where it can't be told. */
    public String usualAnswer(ContactMethod method) {
        String chosen = wizard.field(DraftFields.SEVERITY);
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.code().equals(chosen))
                .findFirst()
                .flatMap(severity -> usual.of(user.account().plan(), severity, method))
                .map(time -> labels.format("create.contact.usual", labels.roundedSpan(time.plusSeconds(59))))
                .orElse("");
    }

    /** Services of the chosen case type, or limit types for a service limit increase. */
    public List<Option> services() {
        if (asksForLimits()) {
            return catalog.limitTypes().stream()
                    .map(l -> option(l.code(), l.name()))
                    .toList();
        }
        return caseType().map(catalog::servicesFor).orElse(List.of()).stream()
                .map(s -> new Option(s.code(), text(s.name()), null, s.group() == null ? null : text(s.group())))
                .toList();
    }

    public List<Option> categories() {
        return service().map(Service::categories).orElse(List.of()).stream()
                .map(c -> option(c.code(), c.name()))
                .toList();
    }

    public List<Question> questions() {
        return category().map(Category::questions).orElse(List.of());
    }

    public List<Option> choices(Question question) {
        return question.choices().stream().map(c -> option(c.key(), c.label())).toList();
    }

    public List<Option> regions() {
        return limitType().map(LimitType::regions).orElse(List.of()).stream()
                .map(r -> option(r.code(), r.name()))
                .toList();
    }

    /** The limits of the limit type, each with its current value. */
    public List<LimitType.Limit> limits() {
        return limitType().map(LimitType::limits).orElse(List.of());
    }

    /** The limits to choose from. */
    public List<Option> limitOptions() {
        return limits().stream().map(l -> option(l.code(), l.name())).toList();
    }

    /** The current value of a request's limit; empty until one is chosen. */
    public String currentValue(int row) {
        return limitType()
                .flatMap(l -> l.limit(wizard.field("request." + row + ".limit")))
                .map(limit -> labels.format("create.request.now", labels.number(limit.current()), text(limit.unit())))
                .orElse("");
    }

    public int mostRequests() {
        return 10;
    }

    public int mostRows(Question question) {
        return question.most() == null ? 10 : question.most().intValue();
    }

    public String help(Question question) {
        return question.help() == null ? "" : text(question.help());
    }

    /** The lines of the prompt. */
    public List<String> promptLines() {
        return prompt().lines()
                .map(line -> line.strip().replaceFirst("^[-•・*] *", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** The prompt as a template to fill in. */
    public String outline() {
        return promptLines().stream()
                .map(line -> line.replaceFirst("[.。:：]$", "") + (user.language().equals("ja") ? "：" : ":") + "\n\n")
                .collect(Collectors.joining());
    }

    /** What to write in the description, by category or limit type; empty until one is chosen. */
    public String prompt() {
        return category()
                .map(Category::prompt)
                .or(() -> limitType().map(LimitType::prompt))
                .map(this::text)
                .orElse("");
    }

    public List<RecommendedLink> links() {
        return category()
                .map(Category::links)
                .or(() -> limitType().map(LimitType::links))
                .orElse(List.of());
    }

    public boolean isCaseTypeChosen() {
        return caseType().isPresent();
    }

    public boolean asksForLimits() {
        return caseType().filter(CaseType.SERVICE_LIMIT_INCREASE::equals).isPresent();
    }

    public String serviceName() {
        return service()
                .map(Service::name)
                .or(() -> limitType().map(LimitType::name))
                .map(this::text)
                .orElse("");
    }

    public String categoryName() {
        return category().map(Category::name).map(this::text).orElse("");
    }

    public String regionName(String code) {
        return limitType().flatMap(l -> l.region(code)).map(r -> text(r.name())).orElse("");
    }

    public String limitName(String code) {
        return limitType().flatMap(l -> l.limit(code)).map(l -> text(l.name())).orElse("");
    }

    /** The questions that were answered, with the answers in words. */
    public List<Answer> answers() {
        return questions().stream()
                .map(q -> new Answer(text(q.label()), answer(q, "answer." + q.key())))
                .filter(a -> !BlankText.isBlank(a.answer()))
                .toList();
    }

    private String answer(Question question, String field) {
        if (question.kind() == Question.Kind.ROWS) {
            return wizard.draft().fields().rows(field).stream()
                    .map(row -> question.columns().stream()
                            .map(c -> answer(c, field + "." + row + "." + c.key()))
                            .filter(cell -> !BlankText.isBlank(cell))
                            .collect(Collectors.joining(", ")))
                    .collect(Collectors.joining("\n"));
        }
        String typed = wizard.field(field);
        return choices(question).stream()
                .filter(choice -> choice.code().equals(typed))
                .findFirst()
                .map(Option::label)
                .orElse(typed);
    }

    /** The name of the question in this field; for a cell of a row, question and column. */
    public String questionName(String field) {
        String name = question(field).map(q -> text(q.label())).orElse("");
        return column(field)
                .map(c -> name + labels.format("list.comma") + text(c.label()))
                .orElse(name);
    }

    /** What stands in the list of this question's choices while none is chosen. */
    public String placeholder(Question question) {
        return MissingAnswer.placeholder(labels, question);
    }

    /** What to do about the missing answer in this field. */
    String missing(String field) {
        return column(field)
                .or(() -> question(field))
                .map(asked -> MissingAnswer.sentence(labels, asked))
                .orElseGet(() -> labels.format("Violation.MISSING.answer"));
    }

    private Optional<Question> question(String field) {
        String[] parts = field.split("\\.", 4);
        return questions().stream()
                .filter(q -> parts.length > 1 && q.key().equals(parts[1]))
                .findFirst();
    }

    private Optional<Question> column(String field) {
        String[] parts = field.split("\\.", 4);
        return question(field).filter(q -> parts.length == 4).map(Question::columns).orElse(List.of()).stream()
                .filter(c -> c.key().equals(parts[3]))
                .findFirst();
    }

    /** Countries and regions for callback numbers, by name in the reader's language. */
    public List<Option> countries() {
        return COUNTRIES.computeIfAbsent(user.language(), language -> CountryNames.in(Locale.forLanguageTag(language)));
    }

    public String text(LocalizedText text) {
        return text.in(user.language());
    }

    private Option option(String code, LocalizedText name) {
        return new Option(code, text(name));
    }

    private Optional<CaseType> caseType() {
        return CaseType.of(wizard.field(DraftFields.CASE_TYPE));
    }

    private Optional<Service> service() {
        return caseType()
                .filter(type -> type != CaseType.SERVICE_LIMIT_INCREASE)
                .flatMap(type -> catalog.service(wizard.field(DraftFields.SERVICE))
                        .filter(s -> s.types().contains(type)));
    }

    private Optional<Category> category() {
        return service().flatMap(s -> s.category(wizard.field(DraftFields.CATEGORY)));
    }

    private Optional<LimitType> limitType() {
        return asksForLimits() ? catalog.limitType(wizard.field(DraftFields.SERVICE)) : Optional.empty();
    }
}
