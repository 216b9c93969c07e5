/** What is done to texts and files before anything is kept: secrets out, kinds looked at, names made safe. */
@NullMarked
package org.caseport.web.application.content;

import org.jspecify.annotations.NullMarked;
