/** What the portal does by itself to stay tidy and safe. */
@NullMarked
package org.caseport.web.application.upkeep;

import org.jspecify.annotations.NullMarked;
