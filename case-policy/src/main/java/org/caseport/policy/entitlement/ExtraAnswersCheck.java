package org.caseport.policy.entitlement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.caseport.domain.cases.Body;
import org.caseport.domain.cases.RequestDetails.Answer;
import org.caseport.domain.catalog.Question;
import org.caseport.domain.contact.ContactLanguage;
import org.caseport.policy.entitlement.Violation.Problem;

/** Checks the answers to a category's extra questions and puts them into the words of the contact language. */
final class ExtraAnswersCheck {

    private static final String PREFIX = "answer.";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,10})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private final DraftCheck sheet;
    private final String language;
    private final boolean required;

    ExtraAnswersCheck(DraftCheck sheet, ContactLanguage language, boolean required) {
        this.sheet = sheet;
        this.required = required;
        this.language = language.code();
    }

    List<Answer> to(List<Question> questions) {
        List<Answer> answers = new ArrayList<>();
        for (Question question : questions) {
            String field = PREFIX + question.key();
            if (question.required() && !required && isUnanswered(question, field)) {
                answers.add(new Answer(question.label().in(language), ""));
                continue;
            }
            Optional<String> answer =
                    question.kind() == Question.Kind.ROWS ? rows(question, field) : simple(question, field);
            answer.ifPresent(text -> answers.add(new Answer(question.label().in(language), text)));
        }
        return answers;
    }

    private boolean isUnanswered(Question question, String field) {
        return question.kind() == Question.Kind.ROWS ? sheet.rows(field).isEmpty() : sheet.isBlank(field);
    }

    private Optional<String> rows(Question question, String field) {
        List<String> rows = sheet.rows(field).stream()
                .map(row -> field + "." + row + ".")
                .filter(row -> question.columns().stream().anyMatch(column -> !sheet.isBlank(row + column.key())))
                .toList();
        if (rows.isEmpty() && question.required()) {
            sheet.object(field, Problem.MISSING);
        }
        BigDecimal most = question.most();
        if (most != null && BigDecimal.valueOf(rows.size()).compareTo(most) > 0) {
            sheet.object(field, Problem.TOO_MANY_ROWS, most.toPlainString());
        }
        List<String> lines = rows.stream().map(row -> row(question, row)).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    private String row(Question question, String row) {
        return question.columns().stream()
                .flatMap(column -> simple(column, row + column.key())
                        .map(text -> column.label().in(language) + ": " + text.replace('\n', ' '))
                        .stream())
                .collect(Collectors.joining("; "));
    }

    private Optional<String> simple(Question question, String field) {
        if (sheet.isBlank(field)) {
            if (question.required()) {
                sheet.object(field, Problem.MISSING);
            }
            return Optional.empty();
        }
        return switch (question.kind()) {
            case TEXT -> sheet.text(field, Body.LONGEST);
            case CHOICE -> choice(question, field);
            case NUMBER -> number(question, field);
            case DATE -> date(field);
            case ROWS -> throw new IllegalStateException("question " + question.key() + " asks for rows within a row");
        };
    }

    private Optional<String> choice(Question question, String field) {
        return sheet.listed(field, key -> question.choices().stream()
                        .filter(choice -> choice.key().equals(key))
                        .findFirst())
                .map(choice -> choice.label().in(language));
    }

    private Optional<String> number(Question question, String field) {
        String typed = sheet.digits(field);
        if (!NUMBER.matcher(typed).matches()) {
            sheet.object(field, Problem.NOT_A_NUMBER);
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(typed);
        BigDecimal least = question.least();
        BigDecimal most = question.most();
        if (least != null && number.compareTo(least) < 0) {
            sheet.object(field, Problem.TOO_SMALL, least.toPlainString());
        }
        if (most != null && number.compareTo(most) > 0) {
            sheet.object(field, Problem.TOO_LARGE, most.toPlainString());
        }
        return Optional.of(number.toPlainString());
    }

    private Optional<String> date(String field) {
        String typed = sheet.digits(field);
        try {
            if (DATE.matcher(typed).matches()) {
                return Optional.of(LocalDate.parse(typed).toString());
            }
        } catch (DateTimeException e) {
            // A day that no calendar has, such as 30 February: reported below.
        }
        sheet.object(field, Problem.NOT_A_DATE);
        return Optional.empty();
    }
}
