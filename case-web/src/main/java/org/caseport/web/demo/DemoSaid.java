package org.caseport.web.demo;

import java.time.Instant;

/**
 * What somebody wrote in the chat of a demo case. An agent joins with the first message of support, and the customer
 * ends the chat a minute after the last.
 *
 * @param bySupport whether the agent wrote it
 */
record DemoSaid(Instant at, boolean bySupport, String text) {}
