/** The support side at work: the queue, replies, notes, due cases, announcements. */
@NullMarked
package org.caseport.web.application.desk;

import org.jspecify.annotations.NullMarked;
