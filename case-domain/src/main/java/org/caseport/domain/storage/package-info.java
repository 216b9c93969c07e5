/** The database: whether it can be reached, its backups, and how much work waits in it. */
@NullMarked
package org.caseport.domain.storage;

import org.jspecify.annotations.NullMarked;
