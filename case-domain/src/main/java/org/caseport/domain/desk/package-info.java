/** What the support side works with: the queue, due cases, internal notes and figures. */
@NullMarked
package org.caseport.domain.desk;

import org.jspecify.annotations.NullMarked;
