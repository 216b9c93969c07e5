/** What all pages share: who is looking, and how the domain's words read in that person's language. */
@NullMarked
package org.caseport.web.pages;

import org.jspecify.annotations.NullMarked;
