/** The page of one account with its tabs, for administrators. */
@NullMarked
package org.caseport.web.pages.admin.account;

import org.jspecify.annotations.NullMarked;
