/** Tests of calls by the telephone system. */
@NullMarked
package org.caseport.web.phone;

import org.jspecify.annotations.NullMarked;
