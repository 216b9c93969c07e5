/** Versions of policy books, the catalog and canned responses: editing, approving, activating, and which is in force. */
@NullMarked
package org.caseport.web.application.version;

import org.jspecify.annotations.NullMarked;
