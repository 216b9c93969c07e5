/** Stores versions of policy books, the catalog and canned responses, and which servers run. */
@NullMarked
package org.caseport.persistence.version;

import org.jspecify.annotations.NullMarked;
