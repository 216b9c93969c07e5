/** The queue, due cases, internal notes and figures of the support side. */
@NullMarked
package org.caseport.persistence.desk;

import org.jspecify.annotations.NullMarked;
