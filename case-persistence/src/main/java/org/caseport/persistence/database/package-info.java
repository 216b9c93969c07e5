/** Connects to the database, H2 or PostgreSQL: connections, migrations, backups and health checks. */
@NullMarked
package org.caseport.persistence.database;

import org.jspecify.annotations.NullMarked;
