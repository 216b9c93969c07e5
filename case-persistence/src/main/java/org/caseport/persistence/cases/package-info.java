/** The case and its correspondence, links, ratings and members; one class says in queries who sees a case. */
@NullMarked
package org.caseport.persistence.cases;

import org.jspecify.annotations.NullMarked;
