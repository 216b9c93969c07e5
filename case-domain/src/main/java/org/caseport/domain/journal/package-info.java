/**
 * The journal: what everybody did, kept for ever and without personal text, in hash chains that show whether it was
 * changed.
 */
@NullMarked
package org.caseport.domain.journal;

import org.jspecify.annotations.NullMarked;
