/** What events drive: the journal's entries and the notices for the outside. */
@NullMarked
package org.caseport.web.reactions;

import org.jspecify.annotations.NullMarked;
