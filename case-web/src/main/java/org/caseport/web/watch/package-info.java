/**
 * Monitoring for operators: health checks, metrics, traces, logs and runs of timers. None of it contains personal text.
 */
@NullMarked
package org.caseport.web.watch;

import org.jspecify.annotations.NullMarked;
