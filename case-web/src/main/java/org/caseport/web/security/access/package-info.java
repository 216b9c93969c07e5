/** Access control: roles for each address, origin of requests, and addresses to return to. */
@NullMarked
package org.caseport.web.security.access;

import org.jspecify.annotations.NullMarked;
