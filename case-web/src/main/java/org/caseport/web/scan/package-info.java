/**
 * The virus scanner that an operator has: clamd, over TCP or a Unix socket. A connection serves one file; clamd closes
 * those that wait, so keeping some would save nothing that a file of any size notices.
 */
@NullMarked
package org.caseport.web.scan;

import org.jspecify.annotations.NullMarked;
