/** Calls that support owes: planned by customers, claimed and made by agents. */
@NullMarked
package org.caseport.web.application.call;

import org.jspecify.annotations.NullMarked;
