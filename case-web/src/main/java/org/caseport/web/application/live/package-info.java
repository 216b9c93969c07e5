/** What changed since a page was drawn. */
@NullMarked
package org.caseport.web.application.live;

import org.jspecify.annotations.NullMarked;
