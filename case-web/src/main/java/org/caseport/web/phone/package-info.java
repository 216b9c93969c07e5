/** Places calls by the telephone system of the company. */
@NullMarked
package org.caseport.web.phone;

import org.jspecify.annotations.NullMarked;
