/** The pages of agents: the queue, their case page and the supervisors' dashboard. */
@NullMarked
package org.caseport.web.pages.workspace;

import org.jspecify.annotations.NullMarked;
