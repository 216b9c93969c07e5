/** Files that people attach: what they are called, how large they are, and where their bytes are kept. */
@NullMarked
package org.caseport.domain.file;

import org.jspecify.annotations.NullMarked;
