/** What administrators see of what the portal tells the world outside. */
@NullMarked
package org.caseport.web.pages.admin;

import org.jspecify.annotations.NullMarked;
