/** Drafts of cases and replies, with their files. */
@NullMarked
package org.caseport.persistence.draft;

import org.jspecify.annotations.NullMarked;
