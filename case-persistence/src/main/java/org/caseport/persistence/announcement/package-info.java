/** Stores announcements to everybody. */
@NullMarked
package org.caseport.persistence.announcement;

import org.jspecify.annotations.NullMarked;
