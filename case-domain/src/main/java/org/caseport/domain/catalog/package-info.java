/** The catalog: services, categories, limit types, and the extra questions about each. */
@NullMarked
package org.caseport.domain.catalog;

import org.jspecify.annotations.NullMarked;
