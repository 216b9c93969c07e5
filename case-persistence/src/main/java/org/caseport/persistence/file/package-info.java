/** Bytes of files, and files that were sent ahead of a case: by parts and in sets. */
@NullMarked
package org.caseport.persistence.file;

import org.jspecify.annotations.NullMarked;
