/** Where each address leads for whom, and from where one may come. */
@NullMarked
package org.caseport.web.security.access;

import org.jspecify.annotations.NullMarked;
