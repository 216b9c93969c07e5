/** The reports: for supervisors about all accounts, for members who administer an account about it. */
@NullMarked
package org.caseport.web.pages.report;

import org.jspecify.annotations.NullMarked;
