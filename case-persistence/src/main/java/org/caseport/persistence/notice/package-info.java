/** Stores the outbox, deliveries by mail and to webhooks, and bounced addresses. */
@NullMarked
package org.caseport.persistence.notice;

import org.jspecify.annotations.NullMarked;
