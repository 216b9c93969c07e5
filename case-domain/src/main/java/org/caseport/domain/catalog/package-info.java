/** What a case can be about: services, categories, limit types, and what is asked about each. */
@NullMarked
package org.caseport.domain.catalog;

import org.jspecify.annotations.NullMarked;
