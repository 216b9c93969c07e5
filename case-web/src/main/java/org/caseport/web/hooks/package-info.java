/**
 * Webhooks: the events that are posted, their signatures, and the addresses that are allowed.
 *
 * <p>Private address ranges are allowed, as the portal and the programs that it notifies are on an intranet. Loopback,
 * link-local, multicast and cloud metadata addresses are refused, unless the operator names the host in
 * {@code caseport.hooks.allow}. A name is resolved once for each attempt, and the connection goes to the very address
 * that was checked, so that DNS rebinding gains nothing.
 */
@NullMarked
package org.caseport.web.hooks;

import org.jspecify.annotations.NullMarked;
