/** Stores the bytes of files, uploads by parts and attachment sets. */
@NullMarked
package org.caseport.persistence.file;

import org.jspecify.annotations.NullMarked;
