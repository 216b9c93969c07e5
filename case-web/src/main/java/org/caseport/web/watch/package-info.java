/**
 * How those who run the portal see how it is: health, measures, traces, the journal of its timers. No personal text.
 */
@NullMarked
package org.caseport.web.watch;

import org.jspecify.annotations.NullMarked;
