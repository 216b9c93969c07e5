package org.caseport.domain.cases;

import java.util.List;

/**
 * The extra answers and limit requests of a case, with the questions as they were asked, so that the case stays
 * readable after the catalog has changed.
 *
 * @param answers the category's extra questions with their answers, in the order asked
 * @param limits the requests of a service limit increase
 */
public record RequestDetails(List<Answer> answers, List<LimitRequest> limits) {

    public static final RequestDetails NONE = new RequestDetails(List.of(), List.of());

    /** Whether a required question has no answer, which pages do not let pass. */
    public boolean lacksAnswers() {
        return answers.stream().anyMatch(Answer::isMissing);
    }

    public RequestDetails {
        answers = List.copyOf(answers);
        limits = List.copyOf(limits);
    }

    /**
     * An extra question in the contact language with its answer as text; a list of rows has one line per row. Programs
     * need not answer required questions: the answer to one that they left out is empty.
     */
    public record Answer(String question, String answer) {

        public boolean isMissing() {
            return answer.isEmpty();
        }
    }

    /** A request to raise one limit, by codes of the catalog. */
    public record LimitRequest(String region, String limit, long newValue) {}
}
