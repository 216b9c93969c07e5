/** The agents' side: the queue, the case page they work on, and the supervisors' board. */
@NullMarked
package org.caseport.web.pages.workspace;

import org.jspecify.annotations.NullMarked;
