/** Announcements of the desk to everybody, such as of a problem that it knows of. */
@NullMarked
package org.caseport.domain.announcement;

import org.jspecify.annotations.NullMarked;
