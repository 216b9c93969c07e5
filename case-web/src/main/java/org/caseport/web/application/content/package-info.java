/** Checks of texts and files before they are stored: redaction of secrets, detection of file kinds, safe file names. */
@NullMarked
package org.caseport.web.application.content;

import org.jspecify.annotations.NullMarked;
