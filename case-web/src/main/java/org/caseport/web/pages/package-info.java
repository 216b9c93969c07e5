/**
 * What all pages share: the signed-in person, the texts of the domain in that person's language, and the endpoints of
 * scripts.
 */
@NullMarked
package org.caseport.web.pages;

import org.jspecify.annotations.NullMarked;
