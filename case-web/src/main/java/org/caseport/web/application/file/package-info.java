/** Files that are not on a case yet: single attachments of drafts, uploads by parts, and attachment sets. */
@NullMarked
package org.caseport.web.application.file;

import org.jspecify.annotations.NullMarked;
