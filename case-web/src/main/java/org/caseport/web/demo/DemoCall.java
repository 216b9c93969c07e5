package org.caseport.web.demo;

import java.time.Instant;
import java.util.Optional;
import org.caseport.domain.call.CallOutcome;

/**
 * What an agent did about the call of a demo case.
 *
 * @param outcome how a call that reached nobody ended; empty for one that the agent is making
 */
record DemoCall(Instant at, Optional<CallOutcome> outcome) {}
