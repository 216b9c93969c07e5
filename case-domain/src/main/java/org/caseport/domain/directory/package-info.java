/** What the company's own directory says about people: who they are there, and for which sign-ins it answered. */
@NullMarked
package org.caseport.domain.directory;

import org.jspecify.annotations.NullMarked;
