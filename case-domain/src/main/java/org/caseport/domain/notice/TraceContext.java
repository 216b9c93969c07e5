package org.caseport.domain.notice;

/** Where a change comes from, so that what is told of it later can be traced back to the click. */
@FunctionalInterface
public interface TraceContext {

    /** Longest mark that is kept. */
    int LONGEST = 55;

    /** A mark of what is being done right now, in the W3C form of a trace's parent; empty where nobody traces. */
    String of(Notice notice);
}
