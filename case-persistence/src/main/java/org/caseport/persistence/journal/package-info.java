/** The journal and its chains. */
@NullMarked
package org.caseport.persistence.journal;

import org.jspecify.annotations.NullMarked;
