/**
 * Mail about cases: writing it, and sending it to a mail server.
 *
 * <p>Every mail has {@code Auto-Submitted: auto-generated} (RFC 3834) and {@code X-Auto-Response-Suppress}, so that
 * holiday notices and other programs do not answer it. It has no {@code Precedence: bulk}: that header is not
 * standardised, filters give such mail a low priority, and a mail from support to one person is no bulk mail. If a mail
 * loop starts nevertheless, the rate limit for each address and the case's own message ids stop it.
 */
@NullMarked
package org.caseport.web.mail;

import org.jspecify.annotations.NullMarked;
