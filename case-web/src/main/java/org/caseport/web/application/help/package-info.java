/** What people say about help articles. */
@NullMarked
package org.caseport.web.application.help;

import org.jspecify.annotations.NullMarked;
