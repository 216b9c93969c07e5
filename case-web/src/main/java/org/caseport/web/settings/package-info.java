/** What operators can set: every setting with its kind, default and meaning, and the check that stops a wrong start. */
@NullMarked
package org.caseport.web.settings;

import org.jspecify.annotations.NullMarked;
