/** The pages of members: the wizard, the lists and the case page. */
@NullMarked
package org.caseport.web.pages.customer;

import org.jspecify.annotations.NullMarked;
