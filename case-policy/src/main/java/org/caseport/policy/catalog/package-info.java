/** Reads what cases can be about from the catalog's data files. */
@NullMarked
package org.caseport.policy.catalog;

import org.jspecify.annotations.NullMarked;
