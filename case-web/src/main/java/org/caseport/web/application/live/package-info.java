/** Live updates: what has changed since a page was rendered. */
@NullMarked
package org.caseport.web.application.live;

import org.jspecify.annotations.NullMarked;
