/** The help articles, for everybody who is signed in. */
@NullMarked
package org.caseport.web.pages.help;

import org.jspecify.annotations.NullMarked;
