/** What changed since a page was drawn, and who is on a case. */
@NullMarked
package org.caseport.persistence.live;

import org.jspecify.annotations.NullMarked;
