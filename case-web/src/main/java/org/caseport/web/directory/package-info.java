/**
 * Asks the company's own directory who somebody is: an OpenID provider or an LDAP server, and the operator's rules for
 * what such a person is here. It decides nothing about sign-ins; {@code security} does.
 */
@NullMarked
package org.caseport.web.directory;

import org.jspecify.annotations.NullMarked;
