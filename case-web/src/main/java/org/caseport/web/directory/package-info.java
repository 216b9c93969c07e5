/**
 * Clients of the company's own directory, an OpenID provider or an LDAP server, and the operator's rules for which
 * roles its people have here. It decides nothing about sign-ins; {@code security} does.
 */
@NullMarked
package org.caseport.web.directory;

import org.jspecify.annotations.NullMarked;
