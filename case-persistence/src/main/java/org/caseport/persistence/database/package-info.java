/** The way to the database, H2 or PostgreSQL: connections, migrations, backups, health. */
@NullMarked
package org.caseport.persistence.database;

import org.jspecify.annotations.NullMarked;
