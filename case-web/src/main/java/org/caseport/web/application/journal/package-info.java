/** The journal: writing entries, sealing its chains, searching and exporting it. */
@NullMarked
package org.caseport.web.application.journal;

import org.jspecify.annotations.NullMarked;
