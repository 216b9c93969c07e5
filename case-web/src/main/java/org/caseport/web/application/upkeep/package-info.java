/** Scheduled maintenance: backups and the deletion of expired data. */
@NullMarked
package org.caseport.web.application.upkeep;

import org.jspecify.annotations.NullMarked;
