/** What texts that people type have in common: what counts as blank, and how they are compared. */
@NullMarked
package org.caseport.domain.text;

import org.jspecify.annotations.NullMarked;
