/** Sign-in and sign-out: by password, LDAP directory or OpenID provider, with one factor or two. */
@NullMarked
package org.caseport.web.security.signin;

import org.jspecify.annotations.NullMarked;
