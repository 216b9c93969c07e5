/** Simulations of drafts of the policy over past cases. */
@NullMarked
package org.caseport.web.application.simulation;

import org.jspecify.annotations.NullMarked;
