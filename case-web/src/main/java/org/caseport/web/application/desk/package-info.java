/** The use cases of the support side: the queue, agents' work on cases, cases that are due, and announcements. */
@NullMarked
package org.caseport.web.application.desk;

import org.jspecify.annotations.NullMarked;
