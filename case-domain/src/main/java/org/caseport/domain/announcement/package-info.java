/** What the desk tells everybody, such as a problem it knows of. */
@NullMarked
package org.caseport.domain.announcement;

import org.jspecify.annotations.NullMarked;
