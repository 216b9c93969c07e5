/** Stores and queries what agents work with: the queue, due cases, internal notes and figures. */
@NullMarked
package org.caseport.persistence.desk;

import org.jspecify.annotations.NullMarked;
