/** The customer's choices for being contacted: method, language and callback number. */
@NullMarked
package org.caseport.domain.contact;

import org.jspecify.annotations.NullMarked;
