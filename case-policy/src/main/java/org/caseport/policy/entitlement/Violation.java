package org.caseport.policy.entitlement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason why a draft can't become a case: a field and what is wrong with it.
 *
 * @param field the draft's field it is about, as {@code DraftFields} names it; {@code files} for its files,
 *     {@code uploads} for those sent in parts and {@code draft} for the whole
 * @param problem what is wrong
 * @param facts the values that the sentence about it needs, in the order the problem says
 * @param refusal the reason, where the problem is {@link Problem#REFUSED}
 */
public record Violation(
        String field,
        Problem problem,
        List<String> facts,
        @Nullable Refusal refusal) {

    /** Names for parts of a draft that are not fields. */
    public static final String FILES = "files";

    public static final String UPLOADS = "uploads";

    public static final String DRAFT = "draft";

    public Violation {
        facts = List.copyOf(facts);
    }

    public static Violation of(String field, Problem problem, String... facts) {
        return new Violation(field, problem, List.of(facts), null);
    }

    public static Violation refused(String field, Refusal refusal) {
        return new Violation(field, Problem.REFUSED, List.of(), refusal);
    }

    /** The kinds of violations. Their sentences are in the message bundle. */
    public enum Problem {
        /** Nothing was chosen or typed. */
        MISSING,
        /** Facts: the limit, the length as typed; in Unicode code points. */
        TOO_LONG,
        /** A line break where one line is asked for. */
        NOT_ONE_LINE,
        /**
         * A number may be a payment card's, and its author has not decided. Facts: the masked number, the field for the
         * decision.
         */
        NUMBER_IN_DOUBT,
        /** A code that is not on the list for this field. */
        NOT_LISTED,
        /** The plan, the account or the hour does not allow it. */
        REFUSED,
        NOT_A_NUMBER,
        /** Facts: the least. */
        TOO_SMALL,
        /** Facts: the most. */
        TOO_LARGE,
        /** Not a date of the form 2026-11-23. */
        NOT_A_DATE,
        /** Facts: the value in force now. */
        NOT_ABOVE_CURRENT,
        /** The same limit in the same region is asked for twice. */
        ASKED_TWICE,
        /** Facts: the country's code. */
        NOT_A_PHONE_NUMBER,
        /** Facts: the code of the chosen country, the code of the one whose number it is. */
        NUMBER_OF_ANOTHER_COUNTRY,
        /** An extension is 1 to 10 digits. */
        NOT_AN_EXTENSION,
        /** A kind of number that support does not call, such as one with a premium rate. */
        NOT_CALLED,
        /** The number at which somebody else was reached, where another one is asked for. */
        WRONG_NUMBER,
        /** The time of a call is past, too far ahead or outside of phone hours. Facts: the days ahead. */
        TIME_NOT_POSSIBLE,
        NOT_AN_EMAIL_ADDRESS,
        /** Facts: the most contacts. */
        TOO_MANY_CONTACTS,
        /** Facts: the most rows. */
        TOO_MANY_ROWS,
        /** Facts: the most files. */
        TOO_MANY_FILES,
        /** Facts: the file's name, the most bytes. */
        FILE_TOO_LARGE,
        /** Facts: the file's name. */
        FILE_EXPIRED,
        /** Facts: cases an hour, the instant at which the next one is possible (ISO 8601). */
        TOO_MANY_CASES
    }
}
