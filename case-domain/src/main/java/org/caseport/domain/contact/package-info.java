/** How a customer wants to be reached: by which method, in which language, at which number. */
@NullMarked
package org.caseport.domain.contact;

import org.jspecify.annotations.NullMarked;
