package org.caseport.domain.notice;

/** Returns the trace context of a change, so that a later delivery can be traced back to the request that caused it. */
@FunctionalInterface
public interface TraceContext {

    /** The longest trace context that is stored, in characters. */
    int LONGEST = 55;

    /** The current trace context, in the W3C form of a trace's parent; empty where nothing is traced. */
    String of(Notice notice);
}
