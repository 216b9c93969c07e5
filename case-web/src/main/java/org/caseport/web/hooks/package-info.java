/**
 * Web hooks: what is posted, signed with what, and to which addresses.
 *
 * <p>Private address ranges are allowed: the portal lives on an intranet, and so do the programs it tells. What only
 * this computer or its cloud would hear, loopback, link-local, multicast and metadata addresses, is refused unless the
 * operator names the host in {@code caseport.hooks.allow}. A name is looked up once for each attempt, and the
 * connection goes to the very address that was judged, so that a name that changes its mind in between gains nothing.
 */
@NullMarked
package org.caseport.web.hooks;

import org.jspecify.annotations.NullMarked;
