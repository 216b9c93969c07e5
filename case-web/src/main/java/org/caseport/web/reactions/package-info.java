/** Reactions to events: journal entries and notices. */
@NullMarked
package org.caseport.web.reactions;

import org.jspecify.annotations.NullMarked;
