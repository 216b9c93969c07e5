/**
 * The connection to the operator's virus scanner: clamd, over TCP or a Unix socket. Each connection scans one file;
 * clamd closes idle connections, so a pool would save nothing noticeable.
 */
@NullMarked
package org.caseport.web.scan;

import org.jspecify.annotations.NullMarked;
