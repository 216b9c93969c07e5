/** Sign-in through the company's own directory: the identities of people there, and the sessions that it confirmed. */
@NullMarked
package org.caseport.domain.directory;

import org.jspecify.annotations.NullMarked;
