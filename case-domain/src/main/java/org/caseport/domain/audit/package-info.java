/** What everybody did, kept for ever and without personal text. */
@NullMarked
package org.caseport.domain.audit;

import org.jspecify.annotations.NullMarked;
