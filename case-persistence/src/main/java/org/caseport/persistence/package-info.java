/** Implements the repositories of the domain with JPA and SQL, on H2 or PostgreSQL. */
@NullMarked
package org.caseport.persistence;

import org.jspecify.annotations.NullMarked;
