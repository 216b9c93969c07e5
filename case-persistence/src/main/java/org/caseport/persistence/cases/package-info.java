/**
 * Stores cases with their correspondence, links, ratings and members. {@code CaseVisibility} says in queries who sees a
 * case.
 */
@NullMarked
package org.caseport.persistence.cases;

import org.jspecify.annotations.NullMarked;
