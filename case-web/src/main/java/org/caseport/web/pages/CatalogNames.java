package org.caseport.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseport.domain.cases.CaseType;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.cases.RequestDetails.LimitRequest;
import org.caseport.domain.catalog.Catalog;
import org.caseport.domain.catalog.Category;
import org.caseport.domain.catalog.LimitType;
import org.caseport.domain.catalog.LocalizedText;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.catalog.Service;
import org.jspecify.annotations.Nullable;

/**
 * Translates codes of the catalog to names in the reader's language. A code that the catalog no longer has is shown
 * itself.
 */
@RequestScoped
public class CatalogNames {

    @Inject
    Catalog catalog;

    @Inject
    CurrentUser user;

    @Inject
    Labels labels;

    /** The names for somebody who reads them without a request. */
    @SuppressWarnings("UnnecessaryAssignment") // Outside of a request nothing is injected.
    public static CatalogNames of(CurrentUser reader, Labels labels, Catalog catalog) {
        CatalogNames names = new CatalogNames();
        names.user = reader;
        names.labels = labels;
        names.catalog = catalog;
        return names;
    }

    /** The name of a service, or of a limit type for a service limit increase. */
    public String service(CaseType type, String code) {
        return (type == CaseType.SERVICE_LIMIT_INCREASE
                        ? catalog.limitType(code).map(LimitType::name)
                        : catalog.service(code).map(Service::name))
                .map(name -> name.in(user.language()))
                .orElse(code);
    }

    /**
     * Services and limit types to choose from, by name. A limit type with the name of a service is marked as a limit
     * type.
     */
    public List<Option> services() {
        List<Option> options = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        catalog.services().forEach(one -> {
            options.add(new Option(one.code(), labels.of(one.name())));
            taken.add(labels.of(one.name()));
        });
        catalog.limitTypes().stream()
                .filter(one -> catalog.service(one.code()).isEmpty())
                .forEach(one -> options.add(new Option(
                        one.code(),
                        taken.contains(labels.of(one.name()))
                                ? labels.format(
                                        "cases.service.limits",
                                        labels.of(one.name()),
                                        labels.of(CaseType.SERVICE_LIMIT_INCREASE))
                                : labels.of(one.name()))));
        Collator order = Collator.getInstance(user.locale());
        options.sort((one, other) -> order.compare(one.label(), other.label()));
        return options;
    }

    /** The names of services in the order of the alphabet; empty for none. */
    public String serviceNames(Collection<String> codes) {
        return codes.stream()
                .map(code -> service(CaseType.TECHNICAL, code))
                .sorted(Collator.getInstance(user.locale()))
                .collect(Collectors.joining(labels.format("list.comma")));
    }

    /** The name of a category of the service; empty for none. */
    public String category(String service, @Nullable String code) {
        if (code == null) {
            return "";
        }
        return catalog.service(service)
                .flatMap(s -> s.category(code))
                .map(c -> c.name().in(user.language()))
                .orElse(code);
    }

    /**
     * A case's extra questions and answers. They are stored in the contact language; those that the catalog still has
     * are translated to the reader's language, the others stay as they were asked.
     */
    public List<Answer> answers(String service, @Nullable String category, List<Answer> answers) {
        List<Question> questions = category == null
                ? List.of()
                : catalog.service(service)
                        .flatMap(s -> s.category(category))
                        .map(Category::questions)
                        .orElse(List.of());
        return answers.stream()
                .map(answer -> questions.stream()
                        .filter(question -> reads(question.label(), answer.question()))
                        .findFirst()
                        .map(question -> new Answer(labels.of(question.label()), answer(question, answer.answer())))
                        .orElse(answer))
                .toList();
    }

    private String answer(Question question, String text) {
        return switch (question.kind()) {
            case CHOICE ->
                question.choices().stream()
                        .filter(choice -> reads(choice.label(), text))
                        .findFirst()
                        .map(choice -> labels.of(choice.label()))
                        .orElse(text);
            case ROWS ->
                text.lines()
                        .map(line -> Stream.of(line.split("; "))
                                .map(cell -> cell(question, cell))
                                .collect(Collectors.joining("; ")))
                        .collect(Collectors.joining("\n"));
            case TEXT, NUMBER, DATE -> text;
        };
    }

    /** One column of a row, as "name: answer". */
    private String cell(Question rows, String cell) {
        String[] parts = cell.split(": ", 2);
        return rows.columns().stream()
                .filter(column -> parts.length == 2 && reads(column.label(), parts[0]))
                .findFirst()
                .map(column -> labels.of(column.label()) + ": " + answer(column, parts[1]))
                .orElse(cell);
    }

    private static boolean reads(LocalizedText text, String words) {
        return text.byLanguage().containsValue(words);
    }

    /** A limit to be raised, in one line. */
    public String request(String limitType, LimitRequest request) {
        return labels.format(
                "create.review.request",
                catalog.limitType(limitType)
                        .flatMap(l -> l.limit(request.limit()))
                        .map(l -> l.name().in(user.language()))
                        .orElse(request.limit()),
                catalog.limitType(limitType)
                        .flatMap(l -> l.region(request.region()))
                        .map(r -> r.name().in(user.language()))
                        .orElse(request.region()),
                labels.number(request.newValue()));
    }
}
