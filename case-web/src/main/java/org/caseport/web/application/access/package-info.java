/** The programs of the Support API: access keys, caller identification, idempotency, and files that are sent ahead. */
@NullMarked
package org.caseport.web.application.access;

import org.jspecify.annotations.NullMarked;
