/** Data protection: exporting an account, and erasing a person. */
@NullMarked
package org.caseport.web.application.privacy;

import org.jspecify.annotations.NullMarked;
