/** Timers and tasks in the background. Each may run on every server at any moment, and does nothing twice. */
@NullMarked
package org.caseport.web.clockwork;

import org.jspecify.annotations.NullMarked;
