package org.caseport.domain.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** A number for each topic that is another one after every change, and cheap to ask for. */
public interface Revisions {

    /**
     * Where the topics stand now; one about nothing is left out.
     *
     * @param presentSince agents last heard of before are no longer at a case
     */
    Map<Topic, Long> of(Collection<Topic> topics, Instant presentSince);
}
