/**
 * Mail about cases: what it says, and how it reaches a mail server.
 *
 * <p>Every mail says {@code Auto-Submitted: auto-generated} (RFC 3834) and {@code X-Auto-Response-Suppress}, so that
 * holiday notices and other machines do not answer it. It does not say {@code Precedence: bulk}: no standard knows that
 * header, filters put such mail behind everything else, and what support writes to one person is no bulk mail. The rate
 * for each address, and the case's own message ids, stop a loop that gets started nevertheless.
 */
@NullMarked
package org.caseport.web.mail;

import org.jspecify.annotations.NullMarked;
