/** The outbox and its deliveries, by mail and to webhooks. */
@NullMarked
package org.caseport.persistence.notice;

import org.jspecify.annotations.NullMarked;
