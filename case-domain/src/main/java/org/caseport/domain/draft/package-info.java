/** Drafts: cases and replies that are not submitted yet, exactly as the person typed them. */
@NullMarked
package org.caseport.domain.draft;

import org.jspecify.annotations.NullMarked;
