/** Files that people and programs attach: names, types, sizes, uploads in parts, and where the bytes are stored. */
@NullMarked
package org.caseport.domain.file;

import org.jspecify.annotations.NullMarked;
