/** The agents' pages about calls: the list, the form of a call, and what other pages say about calls. */
@NullMarked
package org.caseport.web.pages.workspace.call;

import org.jspecify.annotations.NullMarked;
