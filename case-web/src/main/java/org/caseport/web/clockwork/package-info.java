/** What time drives. Every chore may run on every server and at any moment, and does nothing twice. */
@NullMarked
package org.caseport.web.clockwork;

import org.jspecify.annotations.NullMarked;
