/** Whether what we keep can be reached. */
@NullMarked
package org.caseport.domain.storage;

import org.jspecify.annotations.NullMarked;
