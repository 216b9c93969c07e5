/** Stores the journal and its hash chains. */
@NullMarked
package org.caseport.persistence.journal;

import org.jspecify.annotations.NullMarked;
