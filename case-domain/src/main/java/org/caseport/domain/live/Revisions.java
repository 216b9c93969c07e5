package org.caseport.domain.live;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Returns a revision number for each topic: another one after every change, and cheap to ask for. */
public interface Revisions {

    /**
     * The current revisions of the topics; a topic about a case that does not exist may be left out.
     *
     * @param presentSince agents last noted before this are no longer at a case
     */
    Map<Topic, Long> of(Collection<Topic> topics, Instant presentSince);
}
