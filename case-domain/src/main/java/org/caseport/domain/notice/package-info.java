/** What must be told to the world outside once a change is safely stored. */
@NullMarked
package org.caseport.domain.notice;

import org.jspecify.annotations.NullMarked;
