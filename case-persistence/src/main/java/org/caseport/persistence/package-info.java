/** Where everything is kept: rows, the queries over them, and the way to the database, H2 or PostgreSQL. */
@NullMarked
package org.caseport.persistence;

import org.jspecify.annotations.NullMarked;
