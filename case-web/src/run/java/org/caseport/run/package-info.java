/** Runs the portal on one computer, for {@code mvn -Prun package} and as a bundle; no part of the WAR. */
@NullMarked
package org.caseport.run;

import org.jspecify.annotations.NullMarked;
