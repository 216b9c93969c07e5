/** Files on their way to a case: one by one, by parts, in sets. */
@NullMarked
package org.caseport.web.application.file;

import org.jspecify.annotations.NullMarked;
