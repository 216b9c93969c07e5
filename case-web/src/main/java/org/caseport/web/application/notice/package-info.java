/** Notifications about cases: recipients, channels, deliveries and their results. */
@NullMarked
package org.caseport.web.application.notice;

import org.jspecify.annotations.NullMarked;
