package org.caseport.domain.cases;

import java.util.List;

/**
 * What was asked besides the description, with the words it was asked in, so that a case stays readable when the
 * catalog has moved on.
 *
 * @param answers the category's extra questions and what was answered, in the order asked
 * @param limits the requests of a service limit increase
 */
public record RequestDetails(List<Answer> answers, List<LimitRequest> limits) {

    public static final RequestDetails NONE = new RequestDetails(List.of(), List.of());

    /** Whether there are questions that a page would not have let pass without an answer. */
    public boolean lacksAnswers() {
        return answers.stream().anyMatch(Answer::isMissing);
    }

    public RequestDetails {
        answers = List.copyOf(answers);
        limits = List.copyOf(limits);
    }

    /**
     * A question in the contact language and its answer as text; a list of rows has one line a row. Programs are not
     * held to required questions: the answer to one that they left out is empty.
     */
    public record Answer(String question, String answer) {

        public boolean isMissing() {
            return answer.isEmpty();
        }
    }

    /** One limit to be raised, by codes of the catalog. */
    public record LimitRequest(String region, String limit, long newValue) {}
}
