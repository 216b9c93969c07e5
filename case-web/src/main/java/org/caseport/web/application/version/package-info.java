/** Versions of policy books and other data: editing, approving, activating, and which is in force. */
@NullMarked
package org.caseport.web.application.version;

import org.jspecify.annotations.NullMarked;
