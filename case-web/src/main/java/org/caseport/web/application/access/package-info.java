/** How programs act: recognised by their key, answered once, with files sent ahead. */
@NullMarked
package org.caseport.web.application.access;

import org.jspecify.annotations.NullMarked;
