/** The page of simulations of the policy. */
@NullMarked
package org.caseport.web.pages.admin.simulation;

import org.jspecify.annotations.NullMarked;
