package org.caseport.web.api;

import java.util.Map;

/** The type of a member of a request. */
sealed interface Shape {

    Shape TEXT = new Text();
    Shape YES_OR_NO = new YesOrNo();
    Shape NUMBER = new WholeNumber();
    /** Bytes in base64. */
    Shape BYTES = new Bytes();

    record Text() implements Shape {}

    record YesOrNo() implements Shape {}

    record WholeNumber() implements Shape {}

    record Bytes() implements Shape {}

    record Several(Shape of) implements Shape {}

    record Structure(Map<String, Shape> members) implements Shape {}
}
