/** Rules for all texts that people type: what counts as blank, and how texts are compared. */
@NullMarked
package org.caseport.domain.text;

import org.jspecify.annotations.NullMarked;
