/** The help articles as everybody who is signed in reads them. */
@NullMarked
package org.caseport.web.pages.help;

import org.jspecify.annotations.NullMarked;
