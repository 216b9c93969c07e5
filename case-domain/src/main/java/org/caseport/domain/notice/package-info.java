/** Notices of changes, and their delivery by mail and webhook once a change is safely stored. */
@NullMarked
package org.caseport.domain.notice;

import org.jspecify.annotations.NullMarked;
