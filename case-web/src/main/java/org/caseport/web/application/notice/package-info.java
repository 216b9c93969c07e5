/** Telling the world: whom, by which channel, and what came of it. */
@NullMarked
package org.caseport.web.application.notice;

import org.jspecify.annotations.NullMarked;
