/** What the pages of the office need so that components of PrimeFaces work there, and nowhere else. */
@NullMarked
package org.caseport.web.pages.admin.office;

import org.jspecify.annotations.NullMarked;
